// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { fields } from '../../../test/fake_fields';
import { fieldChoices, fieldsUsedTwice, isSame, withField, type TemplateColumn } from './templateColumns';

const columns: TemplateColumn[] = [
  { header: 'Surname', field: 'last_name' },
  { header: 'Mail', field: 'email' },
  { header: 'Badge', field: null },
  { header: 'Code', field: null },
];

test('a field that two columns go to is found, columns without one are none', () => {
  expect(fieldsUsedTwice(columns).size).toBe(0);
  expect([...fieldsUsedTwice(withField(columns, 2, 'email'))]).toEqual(['email']);
});

test('another field for one column leaves the others alone', () => {
  const changed = withField(columns, 2, 'city');
  expect(changed.map(({ field }) => field)).toEqual(['last_name', 'email', 'city', null]);
  expect(isSame(changed, columns)).toBe(false);
  expect(isSame(withField(changed, 2, null), columns)).toBe(true);
});

test('a field that is gone is still there for the column that has it, and for no other', () => {
  const gone = (name: string) => `${name} is gone`;
  expect(fieldChoices(fields, 'cf_old', gone)[0]).toEqual({ value: 'cf_old', label: 'cf_old is gone' });
  expect(fieldChoices(fields, 'email', gone).some(({ value }) => value === 'cf_old')).toBe(false);
});
