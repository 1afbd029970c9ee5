// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { fields } from '../../../test/fake_fields';
import * as file from '../../../test/fake_file';
import type { ColumnMapping, ColumnValues } from '../../api/types';
import { columnViews, mappingReducer } from './mappingDraft';
import { filledKeys, proposals, settledDefaults, settledMapping, sourceOf } from './proposals';

const none: ReadonlyMap<number, ColumnValues> = new Map();
const open: ReadonlyMap<number, ColumnValues> = new Map([
  [
    7,
    {
      distinct: 1,
      complete: true,
      total: 1,
      open: 1,
      next: null,
      values: [{ text: 'LATAM', count: 37, option: null, suggestion: null, choice: null }],
    },
  ],
]);

function views(mapping: ColumnMapping[], dateKnown = true, values = none) {
  const suggestion = { template: null, earlier_import: null, columns: file.suggestion };
  return columnViews({ columns: file.columns, mapping, fields, survey: file.survey(dateKnown), suggestion, values });
}
const without = (mapping: ColumnMapping[], field: string) =>
  mapping
    .filter((entry) => entry.field === field)
    .reduce((all, entry) => mappingReducer(all, { kind: 'choose', column: entry.column, field: null }), mapping);
const proposed = (mapping: ColumnMapping[], values = none, dateKnown = true) =>
  proposals(views(mapping, dateKnown, values), fields, [], values, 'Unknown');

describe('proposals', () => {
  test('nothing open, nothing proposed', () => {
    expect(proposed(file.freshMapping())).toBeNull();
  });
  test('a missing last name comes from the company, or from the email', () => {
    const nameless = without(file.freshMapping(), 'last_name');
    expect(proposed(nameless)).toMatchObject([{ kind: 'fill', value: '{company}' }]);
    expect(proposed(without(nameless, 'company'))).toMatchObject([{ kind: 'fill', value: '{email}' }]);
    const bare = without(without(without(nameless, 'company'), 'email'), 'first_name');
    expect(proposed(bare)).toMatchObject([{ kind: 'fill', source: null, value: 'Unknown' }]);
  });
  test('values of no option are left empty', () => {
    const found = proposed(file.freshMapping(), open);
    expect(found).toMatchObject([{ kind: 'leave', texts: ['LATAM'], rows: 37 }]);
    const settled = settledMapping(file.freshMapping(), found ?? []);
    expect(settled[7]?.values).toEqual([{ text: 'LATAM', action: 'leave_empty', option: null }]);
    expect(proposals(views(settled, true, open), fields, [], open, 'Unknown')).toBeNull();
  });
  test('where a person has to choose, nothing is proposed', () => {
    expect(proposed(file.freshMapping(), none, false)).toBeNull();
    expect(proposed(mappingReducer(file.freshMapping(), { kind: 'choose', column: 9, field: 'email' }))).toBeNull();
    expect(proposed(file.freshMapping().map((entry) => ({ ...entry, field: null })))).toBeNull();
  });
});

describe('a default from another field', () => {
  test('is a key in braces', () => {
    expect(sourceOf('{email}')).toBe('email');
    expect(sourceOf('{cf_site_2}')).toBe('cf_site_2');
    expect(sourceOf('email')).toBeNull();
    expect(sourceOf('{Email}')).toBeNull();
  });
  test('counts only where that field has a column', () => {
    const nameless = without(file.freshMapping(), 'last_name');
    const given = [{ field: 'last_name', value: '{company}' }];
    expect(filledKeys(given, views(nameless))).toEqual(['last_name']);
    expect(filledKeys(given, views(without(nameless, 'company')))).toEqual([]);
  });
  test('replaces an earlier one of its field', () => {
    const last = fields.find((field) => field.key === 'last_name');
    if (last === undefined) throw new Error('the fake has no last name');
    const chosen = [{ kind: 'fill', field: last, source: null, value: 'Unknown' } as const];
    const before = [
      { field: 'last_name', value: '{website}' },
      { field: 'city', value: 'Oslo' },
    ];
    expect(settledDefaults(before, chosen)).toEqual([
      { field: 'city', value: 'Oslo' },
      { field: 'last_name', value: 'Unknown' },
    ]);
  });
});
