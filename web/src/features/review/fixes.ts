// SPDX-License-Identifier: Apache-2.0
//
// Problem cells of the check and the way through them. Pure.
import type { RowOutcome } from '../../api/types';

export type Cell = { record: number; column: number };

export const cellKey = ({ record, column }: Cell) => `${record}:${column}`;

// What a person can mend in this row: cells that a message names, and cells mended before.
export function problemColumns(row: RowOutcome): number[] {
  const named = row.messages.flatMap((message) =>
    message.column !== null && message.severity !== 'skip' ? [message.column] : [],
  );
  return [...new Set([...named, ...row.fixed.map((fix) => fix.column)])].sort((a, b) => a - b);
}

// The next cell to mend, in reading order; those mended since the check are passed over.
export function nextProblem(
  rows: readonly RowOutcome[],
  from: Cell,
  mended: ReadonlySet<string>,
  by: 1 | -1 = 1,
): Cell | null {
  const cells = rows
    .filter((row) => !row.left_out)
    .flatMap((row) => problemColumns(row).map((column) => ({ record: row.record, column })));
  const at = cells.findIndex((cell) => cell.record === from.record && cell.column === from.column);
  if (at < 0) return null;
  const rest = by === 1 ? cells.slice(at + 1) : cells.slice(0, at).reverse();
  return rest.find((cell) => !mended.has(cellKey(cell))) ?? null;
}
