// SPDX-License-Identifier: Apache-2.0
//
// One value of a lead as the list shows it.
import { Tooltip } from '@mantine/core';
import type { Lead } from '../../api/types';
import { day, exactMoment } from '../../i18n/format';
import { t } from '../../i18n/t';
import { Avatar } from '../../ui/Avatar/Avatar';
import { IconFileImport } from '../../ui/icons';
import styles from './Leads.module.css';

export function Stage({ label, of = label }: { label: string; of?: string }) {
  return (
    <span className="row">
      <span className={styles['dot']} data-stage={of} aria-hidden />
      {label}
    </span>
  );
}

function ImportedMark({ row }: { row: number }) {
  const label = t('leads.importedRow', { row });
  return (
    <Tooltip label={label}>
      <span tabIndex={0} role="img" aria-label={label} className="t3" style={{ display: 'inline-flex' }}>
        <IconFileImport size={14} stroke={1.7} />
      </span>
    </Tooltip>
  );
}

export function LeadCell({ lead, column }: { lead: Lead; column: string }) {
  if (column === 'created_at' || column === 'updated_at') {
    return (
      <span className="num" title={exactMoment(lead[column])}>
        {day(lead[column])}
      </span>
    );
  }
  const text = lead.display[column] ?? '';
  if (column === 'source') {
    return (
      <span className="row" style={{ gap: 6 }}>
        {text}
        {lead.import_row !== null && <ImportedMark row={lead.import_row} />}
      </span>
    );
  }
  if (text === '') return null;
  if (column === 'stage') return <Stage label={text} />;
  if (column === 'owner') {
    return (
      <span className="row" style={{ gap: 7 }}>
        <Avatar name={text} size={22} />
        <span className="cut" style={{ maxWidth: 130 }}>
          {text}
        </span>
      </span>
    );
  }
  return (
    <span className="cut" style={{ display: 'block', maxWidth: 200 }} title={text}>
      {text}
    </span>
  );
}
