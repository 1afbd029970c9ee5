// SPDX-License-Identifier: Apache-2.0
//
// What a problem cell of the check shows and is called, how wide the columns are, and how high a row is likely to be. Pure.
import type { Column, RowOutcome } from '../../api/types';
import { number } from '../../i18n/format';
import { t } from '../../i18n/t';
import { cellKey, problemColumns } from './fixes';

export type ShownCell = { text: string; tone: 'fail' | 'warning' | 'fixed' };

// What stands in cells since the last check; null: as in the file again.
export type CellTexts = ReadonlyMap<string, string | null>;

export function originalOf(row: RowOutcome, column: number): string {
  return row.fixed.find((fix) => fix.column === column)?.original ?? row.cells[column] ?? '';
}

export function shownCell(row: RowOutcome, column: number, since: CellTexts): ShownCell {
  const written = since.get(cellKey({ record: row.record, column }));
  if (written === null) return { text: originalOf(row, column), tone: 'warning' };
  if (written !== undefined) return { text: written, tone: 'fixed' };
  const about = row.messages.filter((message) => message.column === column);
  const tone = about.some((message) => message.severity === 'fail') ? 'fail' : about.length > 0 ? 'warning' : 'fixed';
  return { text: row.cells[column] ?? '', tone };
}

export function cellLabel(row: RowOutcome, column: Column | undefined, shown: ShownCell): string {
  const about = row.messages.find((message) => message.column === column?.index);
  return t(shown.tone === 'fixed' ? 'fix.cellFixed' : 'fix.cell', {
    column: column?.name ?? '',
    row: number(row.row),
    value: shown.text === '' ? t('empty.cell') : shown.text,
    message: about?.message ?? '',
  });
}

const characterWidth = 7.4;
const padding = 26;
const narrowest = 96;
const widest = 220;
// Room for the pencil, and for what is written instead.
const narrowestToMend = 150;
const pencil = 24;

// By the names and the first rows, so that no column moves while more rows come into view.
export function columnWidths(columns: readonly Column[], rows: readonly RowOutcome[]): number[] {
  const first = rows.slice(0, 60);
  const mended = new Set(first.flatMap(problemColumns));
  return columns.map(({ index, name }) => {
    const characters = first.reduce((most, row) => Math.max(most, row.cells[index]?.length ?? 0), name.length);
    const least = mended.has(index) ? narrowestToMend : narrowest;
    const room = padding + (mended.has(index) ? pencil : 0);
    return Math.round(Math.min(widest, Math.max(least, characters * characterWidth + room)));
  });
}

const lineHeight = 20;
const remedyHeight = 16;

// Of a row whose messages take one line each; those that take more are measured when they are drawn.
export function likelyHeight(row: RowOutcome | undefined, remedies: boolean): number {
  const messages = row?.messages ?? [];
  const lines = messages.reduce(
    (height, { remedy }) => height + lineHeight + (remedies && remedy !== '' ? remedyHeight : 0),
    3 * Math.max(0, messages.length - 1),
  );
  return Math.max(lines, lineHeight) + 17;
}
