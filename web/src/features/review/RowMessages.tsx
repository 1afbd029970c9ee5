// SPDX-License-Identifier: Apache-2.0
//
// What the check says of a row: its messages, or what becomes of it.
import type { ReactNode } from 'react';
import type { RowOutcome } from '../../api/types';
import { t, type Key } from '../../i18n/t';
import { IconAlertCircle, IconAlertTriangle, IconCheck, IconMinus } from '../../ui/icons';
import styles from './CheckGrid.module.css';

export type LeadLink = (id: number, children: ReactNode) => ReactNode;

const severities = { fail: IconAlertCircle, skip: IconMinus, warning: IconAlertTriangle };
const tones = { fail: 'err', skip: 't3', warning: 'warn' };

type RowMessagesProps = { row: RowOutcome; remedies: boolean; leadLink: LeadLink };

export function RowMessages({ row, remedies, leadLink }: RowMessagesProps) {
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
