// SPDX-License-Identifier: Apache-2.0
//
// The rows of the check: problems marked in their cells and mended there. The server gives them page by page.
import { useMediaQuery } from '@mantine/hooks';
import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Column, Field, RowOutcome } from '../../api/types';
import { t } from '../../i18n/t';
import { CellEditor, type Leave } from './CellEditor';
import { cellLabel, originalOf, shownCell } from './checkCells';
import styles from './CheckGrid.module.css';
import { CheckCard, type CheckRowProps } from './CheckRow';
import { CheckTable, type RowsHandle } from './CheckTable';
import { cellKey, nextProblem, type Cell } from './fixes';
import type { LeadLink } from './RowMessages';
import { cellId, pressedPart } from './RowParts';
import type { Fixes } from './useFixes';

type CheckGridProps = {
  rows: readonly RowOutcome[];
  total: number;
  columns: readonly Column[];
  fieldOf: (column: number) => Field | undefined;
  fixes: Fixes;
  remedies: boolean;
  leadLink: LeadLink;
  onEditing: (editing: boolean) => void;
  onEnd: () => void;
};

export function CheckGrid(props: CheckGridProps) {
  const { rows, total, columns, fieldOf, fixes, remedies, leadLink, onEditing, onEnd } = props;
  const [editing, setEditing] = useState<Cell | null>(null);
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const table = useRef<RowsHandle>(null);
  const open = (cell: Cell | null) => {
    setEditing(cell);
    onEditing(cell !== null);
    if (cell !== null) table.current?.show(cell);
  };
  const focusCell = (cell: Cell) => setTimeout(() => document.getElementById(cellId(cell))?.focus(), 0);
  const keep = (row: RowOutcome, column: number, text: string, leave: Leave) => {
    const cell = { record: row.record, column };
    const isChange = text !== shownCell(row, column, fixes.cells).text;
    // Written as it stood in the file: the fix is taken back.
    if (isChange) fixes.fixCell(cell, text === originalOf(row, column) ? null : text);
    const mended = new Set([...fixes.cells.keys(), ...(isChange ? [cellKey(cell)] : [])]);
    const next = leave === 'away' ? null : nextProblem(rows, cell, mended, leave === 'back' ? -1 : 1);
    open(next);
    if (next === null && leave !== 'away') focusCell(cell);
  };
  const isOut = (row: RowOutcome) => fixes.rows.get(row.record) ?? row.left_out;
  const editorOf = (row: RowOutcome, column: number) => {
    const shown = shownCell(row, column, fixes.cells);
    const named = columns.find((one) => one.index === column);
    return (
      <CellEditor
        label={cellLabel(row, named, shown)}
        text={shown.text}
        field={fieldOf(column)}
        onKeep={(text, leave) => keep(row, column, text, leave)}
        onCancel={() => {
          open(null);
          focusCell({ record: row.record, column });
        }}
      />
    );
  };
  const rowProps = (row: RowOutcome): CheckRowProps => {
    const edited = editing?.record === row.record ? editing.column : null;
    const editor = edited === null ? null : editorOf(row, edited);
    return { row, columns, texts: fixes.cells, out: isOut(row), remedies, leadLink, edited, editor };
  };
  const press = (event: MouseEvent) => {
    const part = pressedPart(event.target);
    if (part?.kind === 'cell') open(part.cell);
    if (part?.kind !== 'out') return;
    const row = rows.find((one) => one.record === part.record);
    if (row !== undefined) fixes.leaveOut(row.record, !isOut(row));
  };
  const key = (event: KeyboardEvent) => {
    const part = event.key === 'F2' ? pressedPart(event.target) : null;
    if (part?.kind === 'cell') open(part.cell);
  };
  if (isNarrow) {
    return (
      <ul className={styles['cards']} aria-label={t('execute.table')} onClick={press} onKeyDown={key}>
        {rows.map((row) => (
          <CheckCard key={row.record} {...rowProps(row)} />
        ))}
      </ul>
    );
  }
  return (
    <CheckTable
      ref={table}
      rows={rows}
      total={total}
      columns={columns}
      remedies={remedies}
      rowProps={rowProps}
      onPress={press}
      onKey={key}
      onEnd={onEnd}
    />
  );
}
