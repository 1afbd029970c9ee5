// SPDX-License-Identifier: Apache-2.0
//
// How it was imported: where each column went, the rules, the file, the times.
import { useQuery } from '@tanstack/react-query';
import { fieldsQuery } from '../../api/catalog';
import type { Column, Import } from '../../api/types';
import { exactMoment, size } from '../../i18n/format';
import { t } from '../../i18n/t';

const sourceOf = (entry: Import['mapping'][number]) =>
  entry.field === null ? 'skip' : entry.chosen_by === 'person' ? 'manual' : 'auto';

export function HowImported({ job, columns }: { job: Import; columns: Column[] }) {
  const fields = useQuery(fieldsQuery).data ?? [];
  const label = (key: string | null) =>
    key === null ? t('report.notImported') : (fields.find((field) => field.key === key)?.label ?? key);
  const time = (iso: string | null) => (iso === null ? '–' : exactMoment(iso));
  const { detection, source, upload, options } = job;
  const header = source.header_row ?? Number(detection.header_row.value ?? 1);
  const facts: [string, string][] = [
    [t('report.duplicates'), t(`execute.policy.${options.duplicates}`)],
    ...(options.duplicates === 'update'
      ? ([[t('report.merge'), t(`execute.merge.${options.merge}`)]] as [string, string][])
      : []),
    [t('report.unmatched'), t(`execute.unmatched.${options.unmatched}`)],
    ...options.defaults.map((one): [string, string] => [t('report.fixedValue'), `${label(one.field)}: ${one.value}`]),
    [t('report.file'), upload === null ? job.file_name : `${job.file_name}, ${size(upload.size_bytes)}`],
    ...(detection.format === 'csv'
      ? ([[t('report.encoding'), String(source.encoding ?? detection.encoding.value ?? '')]] as [string, string][])
      : ([[t('report.sheet'), String(source.sheet ?? detection.sheet.value ?? '')]] as [string, string][])),
    [t('report.headerRow'), header === 0 ? t('preview.noHeader') : t('preview.headerIn', { row: header })],
    ...(upload === null ? [] : ([[t('report.fingerprint'), upload.sha256]] as [string, string][])),
    [t('report.queuedAt'), time(job.queued_at)],
    [t('report.startedAt'), time(job.started_at)],
    [t('report.endedAt'), time(job.ended_at)],
  ];
  return (
    <details className="card" style={{ padding: '14px 20px' }}>
      <summary className="h2" style={{ cursor: 'pointer' }}>
        {t('report.how')}
      </summary>
      <h3 className="sm t3 b" style={{ marginTop: 14 }}>
        {t('report.mapping')}
      </h3>
      <dl className="facts">
        {job.mapping.map((entry) => (
          <div key={entry.column} style={{ display: 'contents' }}>
            <dt>{columns.find((column) => column.index === entry.column)?.name ?? entry.column + 1}</dt>
            <dd className={entry.field === null ? 't3' : undefined}>
              {label(entry.field)}
              <span className="xs t3" style={{ marginInlineStart: 10 }}>
                {t(`map.source.${sourceOf(entry)}`)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <hr className="divider" style={{ margin: '10px 0' }} />
      <dl className="facts">
        {facts.map(([name, value], index) => (
          <div key={index} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd className={name === t('report.fingerprint') ? 'mono' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
