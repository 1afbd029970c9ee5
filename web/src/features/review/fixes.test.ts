// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { RowMessage, RowOutcome } from '../../api/types';
import { cellKey, nextProblem, problemColumns } from './fixes';

const message = (column: number | null, severity: RowMessage['severity'] = 'fail'): RowMessage => ({
  code: 'X',
  severity,
  column,
  field: null,
  value: '',
  message: '',
  remedy: '',
  arguments: [],
});
const row = (record: number, messages: RowMessage[], part: Partial<RowOutcome> = {}): RowOutcome => ({
  record,
  row: record + 2,
  line: null,
  outcome: 'failed',
  lead: null,
  cells: [],
  fixed: [],
  left_out: false,
  messages,
  ...part,
});

describe('problem cells', () => {
  test('are those that a message names and those mended before, each once; a duplicate is no bad cell', () => {
    const mended = row(0, [message(4), message(2), message(4), message(null), message(1, 'skip')], {
      fixed: [{ column: 0, original: 'x' }],
    });
    expect(problemColumns(mended)).toEqual([0, 2, 4]);
  });
});

describe('nextProblem', () => {
  const rows = [row(0, [message(1), message(3)]), row(1, [message(2)], { left_out: true }), row(7, [message(0)])];
  test('goes through cells in reading order, past rows that are left out', () => {
    expect(nextProblem(rows, { record: 0, column: 1 }, new Set())).toEqual({ record: 0, column: 3 });
    expect(nextProblem(rows, { record: 0, column: 3 }, new Set())).toEqual({ record: 7, column: 0 });
    expect(nextProblem(rows, { record: 7, column: 0 }, new Set())).toBeNull();
  });
  test('goes back, and past what was mended since', () => {
    const mended = new Set([cellKey({ record: 0, column: 3 })]);
    expect(nextProblem(rows, { record: 7, column: 0 }, mended, -1)).toEqual({ record: 0, column: 1 });
  });
});
