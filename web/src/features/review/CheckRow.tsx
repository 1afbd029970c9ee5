// SPDX-License-Identifier: Apache-2.0
//
// One row of the check, in the table or, on narrow screens, as a card. Drawn anew only when something of it has changed: scrolling
// draws the rows that come into view and no others.
import { memo, type ReactNode, type Ref } from 'react';
import type { Column, RowOutcome } from '../../api/types';
import { number } from '../../i18n/format';
import { t } from '../../i18n/t';
import type { CellTexts } from './checkCells';
import styles from './CheckGrid.module.css';
import { problemColumns } from './fixes';
import { RowMessages, type LeadLink } from './RowMessages';
import { LeaveOut, ProblemCell } from './RowParts';
import type { DrawnColumn } from './useDrawnColumns';

export type CheckRowProps = {
  row: RowOutcome;
  columns: readonly Column[];
  texts: CellTexts;
  out: boolean;
  remedies: boolean;
  leadLink: LeadLink;
  // The cell that is edited, if it is one of this row.
  edited: number | null;
  editor: ReactNode;
};

function PlainCell({ column, text }: { column: number; text: string }) {
  return (
    <td aria-colindex={column + 3} title={text.length > 12 ? text : undefined}>
      {text === '' ? <span className={styles['blank']}>{t('empty.cell')}</span> : text}
    </td>
  );
}

type PlacedRowProps = CheckRowProps & {
  drawn: readonly DrawnColumn[];
  index: number;
  measure: Ref<HTMLTableRowElement> | undefined;
};

export const CheckRow = memo(function CheckRow(props: PlacedRowProps) {
  const { row, index, drawn, texts, out, remedies, leadLink, edited, editor, measure } = props;
  const mendable = out ? [] : problemColumns(row);
  return (
    <tr data-index={index} data-out={out} aria-rowindex={index + 2} ref={measure}>
      <th scope="row" className={styles['number']}>
        {number(row.row)}
      </th>
      <td className={styles['message']}>
        {out ? t('fix.isOut') : <RowMessages row={row} remedies={remedies} leadLink={leadLink} />}
      </td>
      {drawn.map((column, place) =>
        'skipped' in column ? (
          <td key={`gap-${place}`} colSpan={column.skipped} />
        ) : mendable.includes(column.index) ? (
          <td key={column.index} className={styles['problem']} aria-colindex={column.index + 3}>
            {edited === column.index ? (
              editor
            ) : (
              <ProblemCell row={row} column={column.index} named={column} texts={texts} />
            )}
          </td>
        ) : (
          <PlainCell key={column.index} column={column.index} text={row.cells[column.index] ?? ''} />
        ),
      )}
      <td className={styles['tools']}>
        <LeaveOut row={row} out={out} />
      </td>
    </tr>
  );
});

export const CheckCard = memo(function CheckCard(props: CheckRowProps) {
  const { row, columns, texts, out, remedies, leadLink, edited, editor } = props;
  return (
    <li>
      <div className="row">
        <p className="b num grow">{t('lead.row', { row: row.row })}</p>
        <LeaveOut row={row} out={out} />
      </div>
      <div className="sm">
        {out ? t('fix.isOut') : <RowMessages row={row} remedies={remedies} leadLink={leadLink} />}
      </div>
      {!out &&
        problemColumns(row).map((column) => {
          const named = columns.find((one) => one.index === column);
          return (
            <div key={column}>
              <p className={`sm b ${styles['name']}`}>{named?.name}</p>
              {edited === column ? editor : <ProblemCell row={row} column={column} named={named} texts={texts} />}
            </div>
          );
        })}
    </li>
  );
});
