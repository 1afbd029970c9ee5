// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { fields } from '../../../test/fake_fields';
import { moved, readColumns } from './columns';
import { changes, missingRequired, toForm } from './leadForm';
import { nextSort, pageRange, readLeadsSearch, toQuery, withChange } from './leadsSearch';

describe('the address of the list', () => {
  test('unknown and broken parts are left out', () => {
    expect(readLeadsSearch({ q: 'ann', rows: 33, lead: 'x', page: -1, trash: 'yes', other: 1 })).toEqual({ q: 'ann' });
  });
  test('columns are part of the view and keep the page', () => {
    expect(readLeadsSearch({ columns: ['email', 'phone'] })).toEqual({ columns: ['email', 'phone'] });
    expect(withChange({ page: 3, after: 'x' }, { columns: ['phone'] })).toEqual({
      page: 3,
      after: 'x',
      columns: ['phone'],
    });
  });
  test('filters become conditions', () => {
    expect(toQuery({ stage: ['new'], owner: ['2'], job: 7 })['filter']).toBe(
      '[{"field":"stage","op":"in","values":["new"]},{"field":"owner","op":"in","values":["2"]},{"field":"import_job_id","op":"in","values":["7"]}]',
    );
  });
  test('another view starts on its first page; an open lead keeps it', () => {
    expect(withChange({ page: 3, after: 'x' }, { sort: 'company' })).toEqual({ sort: 'company' });
    expect(withChange({ page: 3, after: 'x' }, { lead: 9 })).toEqual({ page: 3, after: 'x', lead: 9 });
  });
  test('a second press turns the order', () => {
    expect(nextSort('company', 'company')).toBe('-company');
    expect(nextSort('-created_at', 'company')).toBe('company');
  });
  test('26 to 50', () => {
    expect(pageRange({ page: 2 }, 25)).toEqual({ from: 26, to: 50 });
  });
});

describe('columns', () => {
  test('what is stored wrongly is the default', () => {
    expect(readColumns('{')).toEqual(readColumns(null));
  });
  test('move up and down, never out', () => {
    expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
  });
});

describe('the form of a lead', () => {
  const before = { last_name: 'Berg', value: { amount: '12.50', currency: 'EUR' }, tags: ['vip'], owner: 2 };
  const form = toForm(fields, before);
  test('sends only what was touched', () => {
    expect(changes(fields, before, form, 'NOK')).toEqual({});
    expect(changes(fields, before, { ...form, last_name: 'Borg', value: '13' }, 'NOK')).toEqual({
      last_name: 'Borg',
      value: { amount: '13', currency: 'EUR' },
    });
  });
  test('an emptied field is cleared, ids are numbers', () => {
    expect(changes(fields, before, { ...form, tags: [], owner: '3' }, 'NOK')).toEqual({ tags: null, owner: 3 });
  });
  test('required fields are told', () => {
    expect(missingRequired(fields, { ...form, last_name: '' }).map((field) => field.key)).toEqual(['last_name']);
  });
});
