// SPDX-License-Identifier: Apache-2.0
//
// The rows of the check: problems marked in their cells and mended there. Only rows near the window are drawn; the
// server gives them page by page.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Column, Field, RowOutcome } from '../../api/types';
import { number } from '../../i18n/format';
import { t, type Key } from '../../i18n/t';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCheck,
  IconMinus,
  IconPencil,
  IconRotate,
  IconX,
} from '../../ui/icons';
import { CellEditor, type Leave } from './CellEditor';
import { cellKey, nextProblem, problemColumns, type Cell } from './fixes';
import styles from './CheckGrid.module.css';
import type { Fixes } from './useFixes';

type CheckGridProps = {
  rows: readonly RowOutcome[];
  total: number;
  columns: readonly Column[];
  fieldOf: (column: number) => Field | undefined;
  fixes: Fixes;
  remedies: boolean;
  leadLink: (id: number, children: ReactNode) => ReactNode;
  onEditing: (editing: boolean) => void;
  onEnd: () => void;
};

const severities = { fail: IconAlertCircle, skip: IconMinus, warning: IconAlertTriangle };
const tones = { fail: 'err', skip: 't3', warning: 'warn' };
// Fewer than these are simply there; more are drawn as they come into view.
const plainUpTo = 60;
const rowHeight = 37;

function Messages({ row, remedies, leadLink }: Pick<CheckGridProps, 'remedies' | 'leadLink'> & { row: RowOutcome }) {
  if (row.messages.length === 0) {
    return (
      <span className={styles['line']}>
        <IconCheck size={14} aria-hidden className="ok" />
        <span>
          {t(`outcome.${row.outcome}` as Key)}
          {row.lead !== null && <>, {leadLink(row.lead.id, row.lead.title)}</>}
        </span>
      </span>
    );
  }
  return (
    <span className={styles['lines']}>
      {row.messages.map((message, index) => {
        const Icon = severities[message.severity];
        return (
          <span key={`${message.code}-${index}`} className={styles['line']}>
            <Icon size={14} aria-hidden className={tones[message.severity]} />
            <span className={styles['said']}>
              <span className={message.severity === 'fail' ? 'err b' : 'b'}>{message.message}</span>
              {remedies && message.remedy !== '' && (
                <span className={styles['remedy']} title={message.remedy}>
                  {message.remedy}
                </span>
              )}
              {index === 0 && row.lead !== null && <> {leadLink(row.lead.id, row.lead.title)}</>}
            </span>
          </span>
        );
      })}
    </span>
  );
}

type Shown = { text: string; tone: 'fail' | 'warning' | 'fixed' };

function shownCell(row: RowOutcome, column: number, fixes: Fixes): Shown {
  const since = fixes.cells.get(cellKey({ record: row.record, column }));
  const fixed = row.fixed.find((fix) => fix.column === column);
  if (since !== undefined) {
    if (since === null) return { text: fixed?.original ?? row.cells[column] ?? '', tone: 'warning' };
    return { text: since, tone: 'fixed' };
  }
  const about = row.messages.filter((message) => message.column === column);
  const tone = about.some((message) => message.severity === 'fail') ? 'fail' : about.length > 0 ? 'warning' : 'fixed';
  return { text: row.cells[column] ?? '', tone };
}

function labelOf(row: RowOutcome, column: Column | undefined, shown: Shown): string {
  const about = row.messages.find((message) => message.column === column?.index);
  return t(shown.tone === 'fixed' ? 'fix.cellFixed' : 'fix.cell', {
    column: column?.name ?? '',
    row: number(row.row),
    value: shown.text === '' ? t('empty.cell') : shown.text,
    message: about?.message ?? '',
  });
}

export function CheckGrid(props: CheckGridProps) {
  const { rows, total, columns, fieldOf, fixes, remedies, leadLink, onEditing, onEnd } = props;
  const [editing, setEditing] = useState<Cell | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const isVirtual = rows.length > plainUpTo;
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.record ?? index,
    overscan: 8,
  });
  const items = isVirtual ? virtual.getVirtualItems() : rows.map((_, index) => ({ index, start: 0, end: 0 }));
  const before = isVirtual ? (items[0]?.start ?? 0) : 0;
  const after = isVirtual ? virtual.getTotalSize() - (items[items.length - 1]?.end ?? 0) : 0;
  const last = items[items.length - 1]?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && rows.length < total && last >= rows.length - 20 && isVirtual) onEnd();
  }, [last, rows.length, total, isVirtual, onEnd]);

  const open = (cell: Cell | null) => {
    setEditing(cell);
    onEditing(cell !== null);
    if (cell !== null && isVirtual) virtual.scrollToIndex(rows.findIndex((row) => row.record === cell.record));
  };
  const focusCell = (cell: Cell) =>
    setTimeout(
      () => ['check', 'card'].forEach((kind) => document.getElementById(`${kind}-${cellKey(cell)}`)?.focus()),
      0,
    );
  const keep = (row: RowOutcome, column: number, text: string, leave: Leave) => {
    const cell = { record: row.record, column };
    const original = row.fixed.find((fix) => fix.column === column)?.original ?? row.cells[column] ?? '';
    const shown = shownCell(row, column, fixes).text;
    // Written as it stood in the file: the fix is taken back.
    if (text !== shown) fixes.fixCell(cell, text === original ? null : text);
    const mended = new Set([...fixes.cells.keys(), ...(text !== shown ? [cellKey(cell)] : [])]);
    const next = leave === 'away' ? null : nextProblem(rows, cell, mended, leave === 'back' ? -1 : 1);
    open(next);
    if (next === null && leave !== 'away') focusCell(cell);
  };
  const cellOf = (row: RowOutcome, column: number, narrow = false) => {
    const shown = shownCell(row, column, fixes);
    const named = columns.find((one) => one.index === column);
    if (editing?.record === row.record && editing.column === column) {
      return (
        <CellEditor
          label={labelOf(row, named, shown)}
          text={shown.text}
          field={fieldOf(column)}
          onKeep={(text, leave) => keep(row, column, text, leave)}
          onCancel={() => {
            open(null);
            focusCell({ record: row.record, column });
          }}
        />
      );
    }
    return (
      <button
        type="button"
        id={`${narrow ? 'card' : 'check'}-${row.record}:${column}`}
        className={styles['cell']}
        data-tone={shown.tone}
        aria-label={labelOf(row, named, shown)}
        title={shown.text}
        onClick={() => open({ record: row.record, column })}
        onKeyDown={(event) => {
          if (event.key === 'F2') open({ record: row.record, column });
        }}
      >
        <span className="cut grow">
          {shown.text === '' ? <span className={styles['blank']}>{t('empty.cell')}</span> : shown.text}
        </span>
        {shown.tone === 'fixed' ? <IconCheck size={14} aria-hidden /> : <IconPencil size={14} aria-hidden />}
      </button>
    );
  };
  const isOut = (row: RowOutcome) => fixes.rows.get(row.record) ?? row.left_out;
  const outButton = (row: RowOutcome) => {
    const out = isOut(row);
    return (
      <button
        type="button"
        className={`icon-button ${styles['out']}`}
        aria-label={t(out ? 'fix.takeIn' : 'fix.leaveOut', { row: number(row.row) })}
        title={t(out ? 'fix.takeIn' : 'fix.leaveOut', { row: number(row.row) })}
        onClick={() => fixes.leaveOut(row.record, !out)}
      >
        {out ? <IconRotate size={15} aria-hidden /> : <IconX size={15} aria-hidden />}
      </button>
    );
  };
  return (
    <>
      <div
        className={`wide-only ${styles['frame']}`}
        ref={frame}
        tabIndex={0}
        role="region"
        aria-label={t('execute.table')}
      >
        <table className={styles['grid']} aria-rowcount={total + 1}>
          <caption className="spoken">{t('execute.table')}</caption>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className={styles['number']}>
                {t('execute.row')}
              </th>
              <th scope="col">{t('execute.problem')}</th>
              {columns.map((column) => (
                <th key={column.index} scope="col" title={column.name}>
                  {column.name}
                </th>
              ))}
              <th scope="col">
                <span className="spoken">{t('jobs.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {before > 0 && (
              <tr aria-hidden>
                <td colSpan={columns.length + 3} style={{ height: before, padding: 0, border: 0 }} />
              </tr>
            )}
            {items.map(({ index }) => {
              const row = rows[index];
              if (row === undefined) return null;
              const mendable = problemColumns(row);
              return (
                <tr
                  key={row.record}
                  data-index={index}
                  data-out={isOut(row)}
                  aria-rowindex={index + 2}
                  ref={isVirtual ? virtual.measureElement : undefined}
                >
                  <th scope="row" className={styles['number']}>
                    {number(row.row)}
                  </th>
                  <td className={styles['message']}>
                    {isOut(row) ? t('fix.isOut') : <Messages row={row} remedies={remedies} leadLink={leadLink} />}
                  </td>
                  {columns.map((column) => {
                    if (mendable.includes(column.index) && !isOut(row)) {
                      return (
                        <td key={column.index} className={styles['problem']}>
                          {cellOf(row, column.index)}
                        </td>
                      );
                    }
                    const text = row.cells[column.index] ?? '';
                    return (
                      <td key={column.index} title={text.length > 28 ? text : undefined}>
                        {text === '' ? <span className={styles['blank']}>{t('empty.cell')}</span> : text}
                      </td>
                    );
                  })}
                  <td style={{ padding: '3px 6px' }}>{outButton(row)}</td>
                </tr>
              );
            })}
            {after > 0 && (
              <tr aria-hidden>
                <td colSpan={columns.length + 3} style={{ height: after, padding: 0, border: 0 }} />
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <ul className={styles['cards']} aria-label={t('execute.table')}>
        {rows.slice(0, plainUpTo).map((row) => (
          <li key={row.record}>
            <div className="row">
              <p className="b num grow">{t('lead.row', { row: row.row })}</p>
              {outButton(row)}
            </div>
            <div className="sm">
              {isOut(row) ? t('fix.isOut') : <Messages row={row} remedies={remedies} leadLink={leadLink} />}
            </div>
            {!isOut(row) &&
              problemColumns(row).map((column) => (
                <div key={column}>
                  <p className="sm b" style={{ marginBottom: 4 }}>
                    {columns.find((one) => one.index === column)?.name}
                  </p>
                  {cellOf(row, column, true)}
                </div>
              ))}
          </li>
        ))}
      </ul>
    </>
  );
}
