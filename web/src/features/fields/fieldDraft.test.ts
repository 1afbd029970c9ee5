// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { fields } from '../../../test/fake_fields';
import { draftOf, emptyDraft, errorsOf, keyOf, movesOf, reordered, toChange, toNewField } from './fieldDraft';

const region = fields.find((field) => field.key === 'cf_region');
if (region === undefined) throw new Error('the fake has no Region');

describe('a field while it is written', () => {
  test('an untouched one changes nothing', () => {
    expect(toChange(draftOf(region), region)).toEqual({});
  });
  test('only what differs is sent', () => {
    expect(toChange({ ...draftOf(region), help: ' Where they sell ', required: true }, region)).toEqual({
      help: 'Where they sell',
      required: true,
    });
  });
  test('options keep their ids, new ones have none, empty ones are no options', () => {
    const draft = draftOf(region);
    const options = [...draft.options].reverse();
    const change = toChange(
      {
        ...draft,
        options: [...options, { id: null, label: 'MEA', active: true }, { id: null, label: ' ', active: true }],
      },
      region,
    );
    expect(change.options?.map((option) => [option.id, option.label])).toEqual([
      ...options.map((option) => [option.id, option.label]),
      [null, 'MEA'],
    ]);
  });
  test('leads of a removed option go where it was chosen', () => {
    const [first, second, third] = draftOf(region).options;
    if (first?.id == null || second?.id == null || third?.id == null) throw new Error('the fake has too few options');
    const kept = [second, third];
    expect(movesOf('cf_region', [first], kept, { [first.id]: second.id })).toEqual([
      {
        action: 'edit',
        all: true,
        filter: JSON.stringify([{ field: 'cf_region', op: 'in', values: [first.id] }]),
        values: { cf_region: second.id },
      },
    ]);
    expect(movesOf('cf_region', [first], kept, {})).toEqual([]);
    expect(movesOf('cf_region', [first, second], [third], { [first.id]: second.id })).toEqual([]);
    // The removal was taken back.
    expect(movesOf('cf_region', [], draftOf(region).options, { [first.id]: second.id })).toEqual([]);
  });
  test('other names are lines, each once', () => {
    expect(toNewField({ ...emptyDraft, label: 'Area', aliases: 'Territory\n\n Zone \nTerritory' }).aliases).toEqual([
      'Territory',
      'Zone',
    ]);
  });
  test('a text has no options and no smallest value', () => {
    expect(Object.keys(toNewField({ ...emptyDraft, label: 'Note' }))).not.toContain('options');
    expect(Object.keys(toNewField({ ...emptyDraft, label: 'Note' }))).not.toContain('minimum');
  });
  test('the key is made of the name', () => {
    expect(keyOf('Größe (€) – Team')).toBe('cf_große_team'.replace('ß', '_').replace('__', '_'));
    expect(keyOf('Annual Budget')).toBe('cf_annual_budget');
  });
  test('says what is missing', () => {
    expect(errorsOf(emptyDraft)).toEqual({ label: 'missing' });
    expect(errorsOf({ ...emptyDraft, label: 'Region', type: 'picklist' })).toEqual({ options: 'missing' });
    const twice = ['EMEA', 'emea'].map((label) => ({ id: null, label, active: true }));
    expect(errorsOf({ ...emptyDraft, label: 'Region', type: 'picklist', options: twice })).toEqual({
      options: { twice: 'emea' },
    });
  });
  test('moves stop at the ends', () => {
    expect(reordered(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(reordered(['a', 'b'], 'b', 1)).toBeNull();
  });
});
