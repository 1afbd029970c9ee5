// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { findingsOf, whom } from './findings';

test('findings leave out what was not found, and keep their order', () => {
  expect(findingsOf({ counts: { rows: 3, leads: 1, templates: 0, unknown: 9 } })).toEqual([
    { key: 'person.place.leads', n: 1 },
    { key: 'person.place.rows', n: 3 },
  ]);
});

test.each([
  ['both', 'a@example.com', '+49301234', 'a@example.com, +49301234'],
  ['only a number', null, '+49301234', '+49301234'],
  ['erased', null, null, ''],
])('whom: %s', (_name, email, phone, expected) => {
  expect(whom({ email, phone })).toBe(expected);
});
