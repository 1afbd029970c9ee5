// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { Column, RowMessage, RowOutcome } from '../../api/types';
import { cellLabel, columnWidths, likelyHeight, originalOf, shownCell } from './checkCells';

const message = (column: number | null, part: Partial<RowMessage> = {}): RowMessage => ({
  code: 'INVALID_EMAIL',
  severity: 'fail',
  column,
  field: null,
  value: '',
  message: 'Not an address',
  remedy: 'Write it anew',
  arguments: [],
  ...part,
});
const row = (cells: string[], part: Partial<RowOutcome> = {}): RowOutcome => ({
  record: 7,
  row: 1204,
  line: null,
  outcome: 'failed',
  lead: null,
  cells,
  fixed: [],
  left_out: false,
  messages: [message(1)],
  ...part,
});
const column = (index: number, name: string): Column => ({ index, letter: 'A', header: name, name });
const none = new Map<string, string | null>();

describe('a problem cell', () => {
  const mended = row(['Lee', 'lee@x.example'], { messages: [], fixed: [{ column: 1, original: 'lee@' }] });
  test('shows what was written since the check, else what the check saw', () => {
    expect(shownCell(row(['Lee', 'lee@']), 1, none)).toEqual({ text: 'lee@', tone: 'fail' });
    expect(shownCell(row(['Lee', 'lee@']), 1, new Map([['7:1', 'l@x.example']])).tone).toBe('fixed');
    expect(shownCell(mended, 1, none)).toEqual({ text: 'lee@x.example', tone: 'fixed' });
  });
  test('whose fix was taken back shows what stands in the file', () => {
    expect(originalOf(mended, 1)).toBe('lee@');
    expect(shownCell(mended, 1, new Map([['7:1', null]]))).toEqual({ text: 'lee@', tone: 'warning' });
  });
  test('is named by column, row, value and problem', () => {
    const bad = row(['Lee', '']);
    const label = cellLabel(bad, column(1, 'Email'), shownCell(bad, 1, none));
    for (const part of ['Email', '1,204', 'empty', 'Not an address']) expect(label).toContain(part);
  });
});

describe('the table', () => {
  test('has columns as wide as their first values, within bounds, and room to mend', () => {
    const columns = [column(0, 'Id'), column(1, 'Mail'), column(2, 'Notes')];
    const [id = 0, mail = 0, notes = 0] = columnWidths(columns, [row(['1', 'x', 'long '.repeat(40)])]);
    expect(id).toBe(96);
    expect(mail).toBe(150);
    expect(notes).toBe(220);
  });
  test('keeps its widths when more rows follow', () => {
    const columns = [column(0, 'Id')];
    const page = Array.from({ length: 100 }, () => row(['1']));
    const more = [...page, row(['something much longer than that'])];
    expect(columnWidths(columns, more)).toEqual(columnWidths(columns, page));
  });
  test('foretells the height of a row by its messages and their remedies', () => {
    const one = likelyHeight(row(['']), false);
    expect(likelyHeight(row(['']), true)).toBeGreaterThan(one);
    expect(likelyHeight(row([''], { messages: [message(0), message(1)] }), false)).toBeGreaterThan(one + 16);
    expect(likelyHeight(row([''], { messages: [] }), true)).toBe(one);
  });
});
