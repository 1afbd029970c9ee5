// SPDX-License-Identifier: Apache-2.0
//
// Rows of a file with what Inlet says about them: the row number as in the spreadsheet, every message with its
// remedy, and the cells as they were, the ones in question marked.
import type { ReactNode } from 'react';
import { number } from '../i18n/format';
import { t, type Key } from '../i18n/t';
import { IconAlertCircle, IconAlertTriangle, IconCheck, IconMinus } from './icons';
import styles from './RowGrid.module.css';
import { ScrollRegion } from './ScrollRegion/ScrollRegion';

type Message = {
  code: string;
  severity: 'fail' | 'skip' | 'warning';
  column: number | null;
  message: string;
  remedy: string;
};
export type GridRow = {
  row: number;
  outcome: string;
  lead: { id: number; title: string } | null;
  cells: string[];
  messages: Message[];
};
type GridColumn = { index: number; letter: string; name: string };

type RowGridProps = {
  label: string;
  rows: readonly GridRow[];
  columns: readonly GridColumn[];
  leadLink: (id: number, children: ReactNode) => ReactNode;
  // A check says what will be, a job what was.
  future: boolean;
  // False where the remedy of all rows stands above them.
  remedies?: boolean;
};

const severities = { fail: IconAlertCircle, skip: IconMinus, warning: IconAlertTriangle };
const tones = { fail: 'err', skip: 't3', warning: 'warn' };

function Messages({
  row,
  leadLink,
  future,
  remedies,
}: { row: GridRow; remedies: boolean } & Pick<RowGridProps, 'leadLink' | 'future'>) {
  if (row.messages.length === 0) {
    const key = future ? `outcome.${row.outcome}` : `tally.${row.outcome}`;
    return (
      <span className={styles['line']}>
        <IconCheck size={14} aria-hidden className="ok" />
        <span>
          {t(key as Key)}
          {row.lead !== null && <>, {leadLink(row.lead.id, row.lead.title)}</>}
        </span>
      </span>
    );
  }
  return row.messages.map((message, index) => {
    const Icon = severities[message.severity];
    return (
      <span key={`${message.code}-${index}`} className={styles['line']}>
        <Icon size={14} aria-hidden className={tones[message.severity]} />
        <span>
          <span className={message.severity === 'fail' ? 'err b' : 'b'}>{message.message}</span>
          {remedies && message.remedy !== '' && <span className={styles['remedy']}>{message.remedy}</span>}
          {index === 0 && row.lead !== null && (
            <span className={styles['remedy']}>{leadLink(row.lead.id, row.lead.title)}</span>
          )}
        </span>
      </span>
    );
  });
}

function severityAt(row: GridRow, column: number): string | undefined {
  const about = row.messages.filter((message) => message.column === column);
  return about.find((message) => message.severity === 'fail')?.severity ?? about[0]?.severity;
}

export function RowGrid({ label, rows, columns, leadLink, future, remedies = true }: RowGridProps) {
  return (
    <>
      <div className="wide-only">
        <ScrollRegion label={label} style={{ maxHeight: 460, overflowY: 'auto' }}>
          <table className={styles['grid']}>
            <caption className="spoken">{label}</caption>
            <thead>
              <tr>
                <th scope="col" className={styles['number']}>
                  {t('execute.row')}
                </th>
                <th scope="col">{t('execute.problem')}</th>
                {columns.map((column) => (
                  <th key={column.index} scope="col" title={column.name}>
                    {column.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.row}>
                  <th scope="row" className={styles['number']}>
                    {number(row.row)}
                  </th>
                  <td className={styles['message']}>
                    <Messages row={row} leadLink={leadLink} future={future} remedies={remedies} />
                  </td>
                  {columns.map((column) => {
                    const text = row.cells[column.index] ?? '';
                    return (
                      <td
                        key={column.index}
                        data-severity={severityAt(row, column.index)}
                        title={text.length > 28 ? text : undefined}
                      >
                        {text === '' ? <span className={styles['blank']}>{t('empty.cell')}</span> : text}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </div>
      <ul className={styles['cards']} aria-label={label}>
        {rows.map((row) => (
          <li key={row.row}>
            <p className="b num" style={{ marginBottom: 4 }}>
              {t('lead.row', { row: row.row })}
            </p>
            <div className="sm">
              <Messages row={row} leadLink={leadLink} future={future} remedies={remedies} />
            </div>
            <p className="sm t3" style={{ overflowWrap: 'anywhere' }}>
              {row.cells
                .filter((cell) => cell !== '')
                .slice(0, 4)
                .join(', ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
