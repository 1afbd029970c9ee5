// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { tallyOf } from '../../../test/fake_import_data';
import { downloadChoices, downloadText, endText } from './report';

const files = {
  original: true,
  failed: 174,
  skipped: 676,
  not_processed: 0,
  default_format: 'csv' as const,
  xlsx: true,
  xlsx_reason: '',
  deleted_at: null,
};

test('the text beside the button says what the file holds', () => {
  expect(downloadText(files)).toBe('850 records: 174 failed, 676 duplicates');
  expect(downloadText({ ...files, skipped: 0 })).toBe('174 records: 174 failed');
});

test('the menu gives one kind alone, each with its count', () => {
  expect(downloadChoices(files).map((choice) => `${choice.format} ${choice.kind}`)).toEqual([
    'csv failed',
    'xlsx failed',
    'csv skipped',
    'csv all',
    'xlsx all',
  ]);
  expect(downloadChoices({ ...files, xlsx: false }).every((choice) => choice.format === 'csv')).toBe(true);
});

const ends = [
  {
    name: 'all in',
    state: 'completed' as const,
    tally: { total: 318, created: 318 },
    text: 'All 318 records are in Inlet.',
  },
  {
    name: 'duplicates are no errors',
    state: 'completed' as const,
    tally: { total: 10, created: 7, skipped: 3 },
    text: '7 imported, 3 duplicates skipped.',
  },
  {
    name: 'some failed',
    state: 'completed_with_errors' as const,
    tally: { total: 10, created: 9, failed: 1 },
    text: 'Most of your leads are in. 1 record failed and was not imported.',
  },
  {
    name: 'all failed',
    state: 'completed_with_errors' as const,
    tally: { total: 10, failed: 10 },
    text: 'No leads were added. All 10 records failed.',
  },
  { name: 'fault before the first', state: 'failed' as const, tally: { total: 10 }, text: 'No leads were added.' },
  {
    name: 'stopped',
    state: 'cancelled' as const,
    tally: { total: 10, created: 4, not_processed: 6 },
    text: '4 are in Inlet. 6 rows were not read.',
  },
];
test.each(ends)('$name', ({ state, tally, text }) => {
  expect(endText({ state, tally: tallyOf(tally) })).toBe(text);
});
