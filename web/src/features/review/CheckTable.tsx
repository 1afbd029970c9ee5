// SPDX-License-Identifier: Apache-2.0
//
// The rows of the check as a table, of which only what is near the window is drawn, in both directions. Widths are fixed and heights foretold, so that
// nothing is measured while it scrolls.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useImperativeHandle, useMemo, useRef, type KeyboardEvent, type MouseEvent, type Ref } from 'react';
import type { Column, RowOutcome } from '../../api/types';
import { t } from '../../i18n/t';
import { columnWidths, likelyHeight } from './checkCells';
import styles from './CheckGrid.module.css';
import { CheckRow, type CheckRowProps } from './CheckRow';
import type { Cell } from './fixes';
import { useDrawnColumns } from './useDrawnColumns';

export type RowsHandle = { show: (cell: Cell) => void };

type CheckTableProps = {
  rows: readonly RowOutcome[];
  total: number;
  columns: readonly Column[];
  remedies: boolean;
  rowProps: (row: RowOutcome) => CheckRowProps;
  onPress: (event: MouseEvent) => void;
  onKey: (event: KeyboardEvent) => void;
  onEnd: () => void;
  ref: Ref<RowsHandle>;
};

// Fewer than these are simply there; more are drawn as they come into view.
const plainUpTo = 60;
// Asked for more when so many are left below.
const ahead = 60;
const numberWidth = 72;
const messageWidth = 380;
const toolsWidth = 44;

function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns + 3} className={styles['spacer']} style={{ height }} />
    </tr>
  );
}

export function CheckTable(props: CheckTableProps) {
  const { rows, total, columns, remedies, rowProps, onPress, onKey, onEnd, ref } = props;
  const frame = useRef<HTMLDivElement>(null);
  const isVirtual = rows.length > plainUpTo;
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => frame.current,
    estimateSize: (index) => likelyHeight(rows[index], remedies),
    getItemKey: (index) => rows[index]?.record ?? index,
    // The observer tells the height after the layout; to ask before would be a layout of its own for each row.
    measureElement: (row, entry, { options, indexFromElement }) =>
      entry?.borderBoxSize[0]?.blockSize ?? options.estimateSize(indexFromElement(row)),
    overscan: 8,
  });
  const items = isVirtual ? virtual.getVirtualItems() : rows.map((_, index) => ({ index, start: 0, end: 0 }));
  const last = items[items.length - 1]?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && rows.length < total && last >= rows.length - ahead && isVirtual) onEnd();
  }, [last, rows.length, total, isVirtual, onEnd]);
  const widths = useMemo(() => columnWidths(columns, rows), [columns, rows]);
  const { drawn, show } = useDrawnColumns({ columns, rows, widths, before: numberWidth + messageWidth, frame });
  useImperativeHandle(ref, () => ({
    show: ({ record, column }) => {
      if (isVirtual) virtual.scrollToIndex(rows.findIndex((row) => row.record === record));
      show(column);
    },
  }));
  const width = numberWidth + messageWidth + toolsWidth + widths.reduce((sum, one) => sum + one, 0);
  return (
    <div className={styles['frame']} ref={frame} tabIndex={0} role="region" aria-label={t('execute.table')}>
      <table className={styles['grid']} style={{ width }} aria-rowcount={total + 1} aria-colcount={columns.length + 3}>
        <caption className="spoken">{t('execute.table')}</caption>
        <colgroup>
          <col style={{ width: numberWidth }} />
          <col style={{ width: messageWidth }} />
          {columns.map((column, index) => (
            <col key={column.index} style={{ width: widths[index] }} />
          ))}
          <col style={{ width: toolsWidth }} />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={styles['number']}>
              {t('execute.row')}
            </th>
            <th scope="col">{t('execute.problem')}</th>
            {drawn.map((column, place) =>
              'skipped' in column ? (
                <td key={`gap-${place}`} colSpan={column.skipped} />
              ) : (
                <th key={column.index} scope="col" title={column.name} aria-colindex={column.index + 3}>
                  {column.name}
                </th>
              ),
            )}
            <th scope="col">
              <span className="spoken">{t('jobs.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody onClick={onPress} onKeyDown={onKey}>
          <Spacer height={isVirtual ? (items[0]?.start ?? 0) : 0} columns={columns.length} />
          {items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const measure = isVirtual ? virtual.measureElement : undefined;
            return <CheckRow key={row.record} {...rowProps(row)} drawn={drawn} index={index} measure={measure} />;
          })}
          <Spacer
            height={isVirtual ? virtual.getTotalSize() - (items[items.length - 1]?.end ?? 0) : 0}
            columns={columns.length}
          />
        </tbody>
      </table>
    </div>
  );
}
