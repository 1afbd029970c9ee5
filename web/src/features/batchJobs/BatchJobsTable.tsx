// SPDX-License-Identifier: Apache-2.0
//
// The jobs of one page: a table, on narrow screens cards. A running job changes in place.
import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { failedAddress, originalAddress } from '../../api/imports';
import type { ImportItem } from '../../api/types';
import { clock, exactMoment, moment, number, percent } from '../../i18n/format';
import { t } from '../../i18n/t';
import { Avatar } from '../../ui/Avatar/Avatar';
import { FileIcon } from '../../ui/FileIcon';
import { IconArrowBackUp, IconArrowDown, IconArrowUp, IconDownload } from '../../ui/icons';
import { RowMenu } from '../../ui/RowMenu';
import { JobBadge } from '../../ui/JobBadge/JobBadge';
import { ScrollRegion } from '../../ui/ScrollRegion/ScrollRegion';
import { WriteItem } from '../../ui/WriteButton/WriteItem';

type TableProps = {
  jobs: ImportItem[];
  sort: string;
  onSort: (sort: string) => void;
  jobLink: (id: number, children: ReactNode) => ReactNode;
  onUndo: (job: ImportItem) => void;
  stale: boolean;
};

const heads: {
  key: string | null;
  label: 'file' | 'status' | 'records' | 'imported' | 'skipped' | 'failed' | 'duration' | 'started';
  end: boolean;
}[] = [
  { key: 'file_name', label: 'file', end: false },
  { key: 'state', label: 'status', end: false },
  { key: 'total', label: 'records', end: true },
  { key: null, label: 'imported', end: true },
  { key: null, label: 'skipped', end: true },
  { key: 'failed', label: 'failed', end: true },
  { key: 'duration_ms', label: 'duration', end: true },
  { key: 'id', label: 'started', end: false },
];

function Count({ n }: { n: number }) {
  return n === 0 ? <span className="t3">0</span> : <>{number(n)}</>;
}

function importedOf(job: ImportItem): number {
  return job.tally.created + job.tally.updated + job.tally.unchanged;
}

function startOf(job: ImportItem): string {
  return job.started_at ?? job.queued_at ?? job.created_at;
}

function Actions({ job, onUndo }: { job: ImportItem; onUndo: (job: ImportItem) => void }) {
  return (
    <RowMenu label={t('jobs.actionsFor', { file: job.file_name })} width={250}>
      {job.tally.failed + job.tally.skipped > 0 && (
        <Menu.Item
          component="a"
          href={failedAddress(job.id, job.format === 'csv' ? 'csv' : 'xlsx', 'all')}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('report.download')}
        </Menu.Item>
      )}
      <Menu.Item component="a" href={originalAddress(job.id)} leftSection={<IconDownload size={16} aria-hidden />}>
        {t('report.original')}
      </Menu.Item>
      {job.may.undo && (
        <WriteItem leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => onUndo(job)}>
          {t('report.undo')}
        </WriteItem>
      )}
    </RowMenu>
  );
}

function Part({ job }: { job: ImportItem }) {
  if (job.state !== 'processing') return null;
  return (
    <span className="xs t3 num" style={{ marginInlineStart: 8 }}>
      {Math.min(99, percent(job.done, job.tally.total))}%
    </span>
  );
}

export function BatchJobsTable({ jobs, sort, onSort, jobLink, onUndo, stale }: TableProps) {
  return (
    <>
      <div className={`wide-only ${stale ? 'stale-rows' : ''}`}>
        <ScrollRegion label={t('jobs.table')}>
          <table className="list two-line">
            <caption className="spoken">{t('jobs.title')}</caption>
            <thead>
              <tr>
                {heads.map(({ key, label, end }) => {
                  const direction =
                    key === null
                      ? undefined
                      : sort === key
                        ? 'ascending'
                        : sort === `-${key}`
                          ? 'descending'
                          : undefined;
                  return (
                    <th key={label} scope="col" className={end ? 'end' : undefined} aria-sort={direction}>
                      {key === null ? (
                        t(`jobs.${label}`)
                      ) : (
                        <button
                          type="button"
                          className="sort-button"
                          onClick={() => onSort(direction === 'descending' ? key : `-${key}`)}
                        >
                          {t(`jobs.${label}`)}
                          {direction === 'ascending' && <IconArrowUp size={13} aria-hidden />}
                          {direction === 'descending' && <IconArrowDown size={13} aria-hidden />}
                        </button>
                      )}
                    </th>
                  );
                })}
                <th scope="col">
                  <span className="spoken">{t('jobs.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {jobs.map((job) => (
                <tr key={job.id}>
                  <td>
                    <span className="row" style={{ gap: 10 }}>
                      <span className="t3" style={{ display: 'flex' }}>
                        <FileIcon format={job.format} />
                      </span>
                      <span className="wraps">
                        <span style={{ display: 'block' }}>{jobLink(job.id, job.file_name)}</span>
                        <span className="xs t3 num" style={{ display: 'block' }}>
                          {job.template === null
                            ? t('jobs.job', { id: String(job.id) })
                            : t('jobs.jobTemplate', { id: String(job.id), template: job.template.name })}
                        </span>
                      </span>
                    </span>
                  </td>
                  <td>
                    <JobBadge state={job.state} undoState={job.undo_state} />
                    <Part job={job} />
                  </td>
                  <td className="end num">{number(job.tally.total)}</td>
                  <td className="end num">
                    <Count n={importedOf(job)} />
                  </td>
                  <td className="end num">
                    <Count n={job.tally.skipped} />
                  </td>
                  <td className={`end num ${job.tally.failed > 0 ? 'err b' : ''}`}>
                    <Count n={job.tally.failed} />
                  </td>
                  <td className="end num">{job.duration_ms === null ? '–' : clock(job.duration_ms)}</td>
                  <td>
                    <span className="row" title={exactMoment(startOf(job))}>
                      <Avatar name={job.started_by.name} size={22} />
                      <span className="num">
                        <span className="spoken">{t('jobs.by', { name: job.started_by.name })}</span>
                        {moment(startOf(job))}
                      </span>
                    </span>
                  </td>
                  <td style={{ width: 48 }}>
                    <Actions job={job} onUndo={onUndo} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </div>
      <ul className="list-cards" aria-label={t('jobs.title')}>
        {jobs.map((job) => (
          <li key={job.id} className="list-card" style={{ flexDirection: 'column', gap: 8 }}>
            <div className="row wrap" style={{ gap: '4px 10px' }}>
              <span className="grow" style={{ overflowWrap: 'anywhere', minWidth: 150 }}>
                {jobLink(job.id, job.file_name)}
              </span>
              <JobBadge state={job.state} undoState={job.undo_state} />
            </div>
            <div className="row sm t2 num" style={{ gap: 14 }}>
              <span>{t('jobs.importedCount', { n: importedOf(job) })}</span>
              {job.tally.failed > 0 && <span className="err">{t('jobs.failedCount', { n: job.tally.failed })}</span>}
              <Part job={job} />
            </div>
            <div className="row xs t3 num">
              <Avatar name={job.started_by.name} size={22} />
              {moment(startOf(job))}
              <span className="grow" />
              {job.duration_ms === null ? '' : clock(job.duration_ms)}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
