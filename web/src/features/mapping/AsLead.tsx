// SPDX-License-Identifier: Apache-2.0
//
// The present row as the lead it would become, converted by the server with the mapping as it stands.
import { ActionIcon } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sampleLeadsQuery } from '../../api/imports';
import type { Field, Import, SampleLead } from '../../api/types';
import { t } from '../../i18n/t';
import { IconAlertCircle, IconChevronLeft, IconChevronRight } from '../../ui/icons';
import { Skeleton } from '../../ui/States/States';
import styles from './Mapping.module.css';

function hasProblem(lead: SampleLead): boolean {
  return lead.values.some((value) => value.messages.some((message) => message.severity === 'fail'));
}

export function nextProblem(leads: readonly SampleLead[], from: number): number | null {
  const after = leads.findIndex((lead, index) => index > from && hasProblem(lead));
  if (after >= 0) return after;
  const first = leads.findIndex(hasProblem);
  return first >= 0 ? first : null;
}

export function AsLead({ job, fields }: { job: Import; fields: Field[] }) {
  const [at, setAt] = useState(0);
  const query = useQuery({ ...sampleLeadsQuery(job.id, job.version), placeholderData: keepPreviousData, retry: false });
  const leads = query.data?.leads ?? [];
  const lead = leads[Math.min(at, leads.length - 1)];
  const problem = nextProblem(leads, at);
  if (query.isError) return null;
  return (
    <aside className={`card ${styles['lead']}`} aria-label={t('lead.preview')}>
      <div className={`row ${styles['leadHead']}`}>
        <h3 className="h2 grow">{t('lead.asLead')}</h3>
        <span className="xs t3 num" role="status">
          {lead === undefined ? '' : t('lead.row', { row: lead.row })}
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('lead.previousRow')}
          disabled={at === 0}
          onClick={() => setAt(at - 1)}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('lead.nextRow')}
          disabled={at >= leads.length - 1}
          onClick={() => setAt(at + 1)}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </div>
      {query.isPending && <Skeleton rows={5} />}
      {lead !== undefined && lead.values.length === 0 && <p className="pad sm t3">{t('lead.noFields')}</p>}
      {lead !== undefined && (
        <dl className="facts" style={{ padding: '8px 18px 14px', gridTemplateColumns: '104px minmax(0, 1fr)' }}>
          {lead.values.map((value) => {
            const bad = value.messages.find((message) => message.severity === 'fail');
            const text = bad === undefined ? value.display : value.text;
            return (
              <div key={`${value.field}-${value.column ?? ''}`} style={{ display: 'contents' }}>
                <dt>{fields.find((field) => field.key === value.field)?.label ?? value.field}</dt>
                <dd className={bad === undefined ? 'cut' : 'err'} title={bad?.message ?? text}>
                  {bad !== undefined && (
                    <IconAlertCircle size={14} aria-hidden style={{ verticalAlign: '-2px', marginInlineEnd: 4 }} />
                  )}
                  {text === '' ? <span className={bad === undefined ? 't3' : undefined}>{t('lead.none')}</span> : text}
                  {bad !== undefined && <span className="spoken"> {t('lead.problem')}</span>}
                  {bad !== undefined && (
                    <span className="xs" style={{ display: 'block' }}>
                      {bad.message}
                    </span>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      {problem !== null && (
        <p style={{ padding: '0 18px 14px' }}>
          <button type="button" className="link-button sm" onClick={() => setAt(problem)}>
            {t('lead.nextProblem')}
          </button>
        </p>
      )}
    </aside>
  );
}
