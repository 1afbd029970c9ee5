// SPDX-License-Identifier: Apache-2.0
//
// The first rows of the file of the fake server, also with letters that were read wrongly.
import type { SourceChoice } from '../src/api/types';
import { detected } from './fake_draft';
import * as file from './fake_file';

export function preview(source: SourceChoice) {
  const garbled = source.encoding !== null && source.encoding !== 'UTF-8';
  const row = (n: number) => ({
    row: n,
    cells: file.cells(n - 2).map((text) => (garbled ? text.replace('á', 'Ã¡') : text)),
  });
  const note = {
    code: 'GARBLED_TEXT',
    severity: 'warning',
    detail: 'Some letters look wrong. For example “TomÃ¡s” in row 5.',
    remedy: 'The file was detected as UTF-8.',
    row: 5,
    column: 0,
    suggestion: { ...detected, encoding: 'UTF-8' },
  };
  return {
    detection: file.detection,
    columns: file.columns,
    above_header: [],
    header: { row: 1, cells: file.columns.map((column) => column.header) },
    rows: Array.from({ length: 12 }, (_, index) => row(index + 2)),
    notes: garbled ? [note] : [],
  };
}
