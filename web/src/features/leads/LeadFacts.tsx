// SPDX-License-Identifier: Apache-2.0
//
// All of one lead: its fields, where it came from, what happened to it.
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { fieldsQuery } from '../../api/catalog';
import type { LeadDetail, LeadEvent } from '../../api/types';
import { day, exactMoment, moment } from '../../i18n/format';
import { t } from '../../i18n/t';
import { IconFileImport } from '../../ui/icons';
import { InPlaceField } from './InPlaceField';
import { Stage } from './LeadCell';
import styles from './Leads.module.css';

export type JobLink = (id: number, children: ReactNode) => ReactNode;

function FieldValue({ type, fieldKey, text }: { type: string; fieldKey: string; text: string }) {
  if (text === '') return <span className="t3">{t('lead.none')}</span>;
  if (fieldKey === 'stage') return <Stage label={text} />;
  if (type === 'email') return <a href={`mailto:${text}`}>{text}</a>;
  if (type === 'phone') return <a href={`tel:${text.replace(/\s/g, '')}`}>{text}</a>;
  if (type === 'url' && /^https?:\/\//.test(text)) {
    return (
      <a href={text} target="_blank" rel="noreferrer">
        {text}
      </a>
    );
  }
  return <span style={{ whiteSpace: 'pre-wrap' }}>{text}</span>;
}

function Details({ lead }: { lead: LeadDetail }) {
  const fields = (useQuery(fieldsQuery).data ?? []).filter((field) => !field.import_only);
  const [all, setAll] = useState(false);
  const blank = fields.filter((field) => (lead.display[field.key] ?? '') === '');
  const shown = all ? fields : fields.filter((field) => !blank.includes(field));
  return (
    <section aria-labelledby="lead-details">
      <h2 className="h2" id="lead-details">
        {t('lead.details')}
      </h2>
      <dl className="facts">
        {shown.map((field) => (
          <div key={field.key} style={{ display: 'contents' }}>
            <dt>{field.label}</dt>
            <dd>
              <InPlaceField lead={lead} field={field}>
                <FieldValue type={field.type} fieldKey={field.key} text={lead.display[field.key] ?? ''} />
              </InPlaceField>
            </dd>
          </div>
        ))}
      </dl>
      {blank.length > 0 && (
        <button type="button" className="link-button sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('lead.hideEmpty') : t('lead.showEmpty', { n: blank.length })}
        </button>
      )}
    </section>
  );
}

function Origin({ lead, jobLink }: { lead: LeadDetail; jobLink: JobLink }) {
  const origin = lead.origin;
  return (
    <section aria-labelledby="lead-origin" style={{ marginTop: 22 }}>
      <h2 className="h2" id="lead-origin" style={{ marginBottom: 8 }}>
        {t('lead.origin')}
      </h2>
      <div className="card sunken" style={{ padding: '12px 16px' }}>
        {origin === null ? (
          <p className="sm t2">
            {lead.created_by === null ? t('lead.byHandNobody') : t('lead.byHand', { name: lead.created_by.name })}
          </p>
        ) : (
          <>
            <div className="row" style={{ gap: 12 }}>
              <span className="small-icon">
                <IconFileImport size={16} aria-hidden />
              </span>
              <div className="grow">
                <span className="b" style={{ overflowWrap: 'anywhere' }}>
                  {jobLink(origin.import_id, origin.file_name)}
                </span>
                <p className="sm t3 num" title={exactMoment(origin.imported_at)}>
                  {t('lead.fromRow', {
                    row: origin.row,
                    name: origin.imported_by?.name ?? t('lead.someone'),
                    at: moment(origin.imported_at),
                    job: String(origin.import_id),
                  })}
                </p>
              </div>
            </div>
            {origin.file_deleted_at !== null && (
              <p className="sm t3">{t('lead.fileDeleted', { day: day(origin.file_deleted_at) })}</p>
            )}
            {origin.cells.length > 0 && (
              <details className={styles['original']}>
                <summary>{t('lead.original')}</summary>
                <dl className="facts" style={{ marginTop: 6 }}>
                  {origin.cells.map((cell) => (
                    <div key={cell.letter} style={{ display: 'contents' }}>
                      <dt>{cell.header}</dt>
                      <dd className="mono">
                        {cell.field === null ? t('lead.notImported', { value: cell.text }) : cell.text}
                      </dd>
                    </div>
                  ))}
                </dl>
              </details>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function eventLines(event: LeadEvent, label: (key: string) => string): string[] {
  const who = event.by?.name ?? t('lead.someone');
  const job = String(event.import_id ?? '');
  const row = event.row ?? 0;
  const change = (item: LeadEvent['changes'][number]) => ({
    who,
    job,
    row,
    field: label(item.field),
    old: item.old ?? t('lead.history.blank'),
    new: item.new ?? t('lead.history.blank'),
  });
  switch (event.action) {
    case 'edited':
      return event.changes.map((item) => t('lead.history.edited', change(item)));
    case 'merged':
      return [
        t('lead.history.merged', { who }),
        ...event.changes.map((item) => t('lead.history.edited', change(item))),
      ];
    case 'updated_by_import':
      return event.changes.map((item) => t('lead.history.updated_by_import', change(item)));
    case 'undone':
      return event.changes.length === 0
        ? [t('lead.history.undone', { job })]
        : event.changes.map((item) => t('lead.history.undoneChange', change(item)));
    case 'imported':
      return [t('lead.history.imported', { job, row })];
    default:
      return [t(`lead.history.${event.action}`, { who })];
  }
}

function History({ lead }: { lead: LeadDetail }) {
  const fields = useQuery(fieldsQuery).data ?? [];
  const label = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
  return (
    <section aria-labelledby="lead-history" style={{ marginTop: 22 }}>
      <h2 className="h2" id="lead-history" style={{ marginBottom: 8 }}>
        {t('lead.history')}
      </h2>
      <ul className={`plain-list sm t2 ${styles['history']}`}>
        {lead.history.map((event, index) => (
          <li key={index}>
            <span className="t3 num" title={exactMoment(event.at)}>
              {moment(event.at)}
            </span>
            <span>
              {eventLines(event, label).map((line) => (
                <span key={line} style={{ display: 'block', overflowWrap: 'anywhere' }}>
                  {line}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function LeadFacts({ lead, jobLink }: { lead: LeadDetail; jobLink: JobLink }) {
  return (
    <>
      <Details lead={lead} />
      <Origin lead={lead} jobLink={jobLink} />
      <History lead={lead} />
    </>
  );
}
