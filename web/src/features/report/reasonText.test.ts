// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { reasonText } from './reasonText';

type Reasons = Parameters<typeof reasonText>[0];
const of = (code: 'changed_since' | 'value_taken', field: string | null): Reasons[number] => ({
  field,
  label: field ?? '',
  code,
  text: '',
});

describe('reasonText', () => {
  const cases: [string, Reasons, string][] = [
    ['nothing kept', [], ''],
    ['the lead as a whole', [of('changed_since', null)], 'Changed since the import.'],
    [
      'two fields',
      [of('changed_since', 'City'), of('changed_since', 'Email')],
      'City, Email: changed since the import.',
    ],
    [
      'two reasons',
      [of('changed_since', 'City'), of('value_taken', 'Email')],
      'City: changed since the import. Email: another lead has the earlier value by now.',
    ],
  ];
  it.each(cases)('%s', (_, reasons, text) => {
    expect(reasonText(reasons)).toBe(text);
  });
});
