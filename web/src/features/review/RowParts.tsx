// SPDX-License-Identifier: Apache-2.0
//
// What can be pressed in a row of the check. They say by data attributes what they are about: the grid listens once for all rows,
// so that a row costs nothing but its drawing.
import type { Column, RowOutcome } from '../../api/types';
import { number } from '../../i18n/format';
import { t } from '../../i18n/t';
import { IconCheck, IconPencil, IconRotate, IconX } from '../../ui/icons';
import { cellLabel, shownCell, type CellTexts } from './checkCells';
import styles from './CheckGrid.module.css';
import type { Cell } from './fixes';

export const cellId = ({ record, column }: Cell) => `cell-${record}-${column}`;

type Pressed = { kind: 'cell'; cell: Cell } | { kind: 'out'; record: number } | null;

/** Which part of which row an event is about. */
export function pressedPart(target: EventTarget): Pressed {
  const part = target instanceof Element ? target.closest<HTMLElement>('button[data-record]') : null;
  if (part === null) return null;
  const record = Number(part.dataset['record']);
  return part.dataset['column'] === undefined
    ? { kind: 'out', record }
    : { kind: 'cell', cell: { record, column: Number(part.dataset['column']) } };
}

type ProblemCellProps = { row: RowOutcome; column: number; named: Column | undefined; texts: CellTexts };

export function ProblemCell({ row, column, named, texts }: ProblemCellProps) {
  const shown = shownCell(row, column, texts);
  return (
    <button
      type="button"
      id={cellId({ record: row.record, column })}
      className={styles['cell']}
      data-record={row.record}
      data-column={column}
      data-tone={shown.tone}
      aria-label={cellLabel(row, named, shown)}
      title={shown.text}
    >
      <span className="cut grow">
        {shown.text === '' ? <span className={styles['blank']}>{t('empty.cell')}</span> : shown.text}
      </span>
      {shown.tone === 'fixed' ? <IconCheck size={14} aria-hidden /> : <IconPencil size={14} aria-hidden />}
    </button>
  );
}

export function LeaveOut({ row, out }: { row: RowOutcome; out: boolean }) {
  const name = t(out ? 'fix.takeIn' : 'fix.leaveOut', { row: number(row.row) });
  return (
    <button
      type="button"
      className={`icon-button ${styles['out']}`}
      data-record={row.record}
      aria-label={name}
      title={name}
    >
      {out ? <IconRotate size={15} aria-hidden /> : <IconX size={15} aria-hidden />}
    </button>
  );
}
