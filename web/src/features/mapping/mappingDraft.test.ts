// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { fields } from '../../../test/fake_fields';
import * as file from '../../../test/fake_file';
import type { ColumnMapping, ColumnValues } from '../../api/types';
import { columnViews, mappingReducer, missingRequired, obstacles } from './mappingDraft';

const none: ReadonlyMap<number, ColumnValues> = new Map();

function views(mapping: ColumnMapping[], dateKnown = true, values = none) {
  const suggestion = { template: null, earlier_import: null, columns: file.suggestion };
  return columnViews({ columns: file.columns, mapping, fields, survey: file.survey(dateKnown), suggestion, values });
}
const choose = (mapping: ColumnMapping[], column: number, field: string | null) =>
  mappingReducer(mapping, { kind: 'choose', column, field });

describe('mappingReducer', () => {
  test('taking a field that another column has leaves both', () => {
    const mapping = choose(file.freshMapping(), 9, 'email');
    expect(mapping[2]?.field).toBe('email');
    expect(mapping[9]?.field).toBe('email');
  });
  test('another field forgets the choices of the old one', () => {
    let mapping = mappingReducer(file.freshMapping(), { kind: 'set', column: 8, part: { date_order: 'dmy' } });
    mapping = choose(mapping, 8, 'description');
    expect(mapping[8]).toMatchObject({ field: 'description', chosen_by: 'person', date_order: null });
  });
  test('a value choice replaces the earlier one and can be taken back', () => {
    let mapping = mappingReducer(file.freshMapping(), {
      kind: 'value',
      column: 7,
      value: { text: 'LATAM', action: 'fail', option: null },
    });
    mapping = mappingReducer(mapping, {
      kind: 'value',
      column: 7,
      value: { text: 'LATAM', action: 'use', option: 'americas' },
    });
    expect(mapping[7]?.values).toEqual([{ text: 'LATAM', action: 'use', option: 'americas' }]);
    mapping = mappingReducer(mapping, { kind: 'value', column: 7, value: { text: 'LATAM', action: null } });
    expect(mapping[7]?.values).toEqual([]);
  });
  test('columns of one field are joined, and told apart again', () => {
    let mapping = choose(choose(file.freshMapping(), 9, 'company'), 10, 'company');
    mapping = mappingReducer(mapping, { kind: 'join', field: 'company', join: true });
    expect(mapping.filter((entry) => entry.join === true).every((entry) => entry.field === 'company')).toBe(true);
    expect(views(mapping)[9]).toMatchObject({ match: 'person', joined: { index: expect.any(Number) as number } });
    mapping = mappingReducer(mapping, { kind: 'join', field: 'company', join: false });
    expect(views(mapping)[9]?.match).toBe('twice');
  });
  test('emails are never joined', () => {
    const mapping = mappingReducer(choose(file.freshMapping(), 9, 'email'), {
      kind: 'join',
      field: 'email',
      join: true,
    });
    expect(views(mapping)[9]?.match).toBe('twice');
  });
  test('the second value of a cell fills its field', () => {
    const split = { at: ', ', to: 'last_name' };
    let mapping = choose(file.freshMapping(), 1, null);
    expect(missingRequired(views(mapping), fields, []).map((field) => field.key)).toContain('last_name');
    mapping = mappingReducer(mapping, { kind: 'set', column: 0, part: { split } });
    expect(missingRequired(views(mapping), fields, [])).toEqual([]);
    expect(views(choose(mapping, 1, 'last_name'))[1]?.match).toBe('twice');
  });
  test('the suggestion can be taken again', () => {
    const mapping = choose(file.freshMapping(), 0, null);
    const again = mappingReducer(mapping, { kind: 'suggested', column: 0, suggestion: file.suggestion[0] });
    expect(again[0]).toMatchObject({ field: 'first_name', chosen_by: 'suggestion' });
  });
});

describe('columnViews', () => {
  test('a conflict is shown on both columns', () => {
    const shown = views(choose(file.freshMapping(), 9, 'email'));
    expect(shown[2]).toMatchObject({ match: 'twice', rival: { letter: 'J' } });
    expect(shown[9]).toMatchObject({ match: 'twice', rival: { letter: 'C' } });
  });
  test('several columns may fill tags', () => {
    const mapping = choose(choose(file.freshMapping(), 9, 'tags'), 10, 'tags');
    expect(views(mapping)[9]?.match).toBe('person');
  });
  test('dates that nothing decides want a choice', () => {
    expect(views(file.freshMapping(), false)[8]?.need).toBe('date_order');
    const decided = mappingReducer(file.freshMapping(), { kind: 'set', column: 8, part: { date_order: 'mdy' } });
    expect(views(decided, false)[8]?.need).toBeNull();
  });
  test('values that no option fits want a choice', () => {
    const values = new Map([[7, file.valuesOf(7, true)]]);
    expect(views(file.freshMapping(), true, values)[7]?.need).toBe('values');
  });
});

describe('obstacles', () => {
  test('none for a good mapping', () => {
    expect(obstacles(views(file.freshMapping()), fields, [])).toEqual([]);
  });
  test('two columns for one field', () => {
    expect(obstacles(views(choose(file.freshMapping(), 9, 'email')), fields, [])[0]).toMatchObject({
      kind: 'twice',
      field: { key: 'email' },
    });
  });
  test('a required field without a column', () => {
    expect(obstacles(views(choose(file.freshMapping(), 1, null)), fields, [])).toMatchObject([{ kind: 'required' }]);
  });
  test('a fixed value stands for a column', () => {
    expect(obstacles(views(choose(file.freshMapping(), 1, null)), fields, ['last_name'])).toEqual([]);
  });
  test('Full Name stands for Last Name', () => {
    const mapping = choose(choose(file.freshMapping(), 1, null), 0, 'full_name');
    expect(missingRequired(views(mapping), fields, [])).toEqual([]);
  });
  test('nothing mapped', () => {
    const empty = file.freshMapping().map((entry) => ({ ...entry, field: null }));
    expect(obstacles(views(empty), fields, [])).toEqual([{ kind: 'nothing' }]);
  });
});
