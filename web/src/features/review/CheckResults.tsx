// SPDX-License-Identifier: Apache-2.0
//
// The rows that need a look, group by group, page by page from the server; mended in place or all of a group at once.
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fieldsQuery } from '../../api/catalog';
import type { DraftSaver } from '../../api/draftSaver';
import { deleteFixes, failedAddress, rowsQuery } from '../../api/imports';
import type { Import, ReasonGroup, Summary } from '../../api/types';
import { number } from '../../i18n/format';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconDownload } from '../../ui/icons';
import { Segments } from '../../ui/Segments/Segments';
import { LoadError, Skeleton } from '../../ui/States/States';
import { WriteLink } from '../../ui/WriteButton/WriteButton';
import { CheckGrid } from './CheckGrid';
import gridStyles from './CheckGrid.module.css';
import { GroupFix } from './GroupFix';
import { filterOf, groupOf, rowQuery, validFilter, type RowFilter } from './review';
import styles from './Review.module.css';
import type { LeadLink } from './RowMessages';
import type { Fixes } from './useFixes';

type CheckResultsProps = {
  job: Import;
  summary: Summary;
  // The version of the draft that was checked.
  checked: number;
  checking: boolean;
  saver: DraftSaver;
  fixes: Fixes;
  onEditing: (editing: boolean) => void;
  leadLink: LeadLink;
};

// The column stands before it only where two columns have the same problem.
function groupLabel(summary: Summary, group: ReasonGroup): string {
  if (summary.groups.filter((one) => one.title === group.title).length === 1) return group.title;
  const column = summary.columns.find((candidate) => candidate.index === group.column);
  return column === undefined ? group.title : `${column.name}: ${group.title}`;
}

function FixCount({ job, saver }: { job: Import; saver: DraftSaver }) {
  const count = job.fixes.cells + job.fixes.values;
  const takingBack = useMutation({ mutationFn: () => saver.save((version) => deleteFixes(job.id, version)) });
  if (count === 0 && job.fixes.left_out === 0) return null;
  return (
    <span className="row" style={{ gap: 10 }} role="status">
      {count > 0 && <span className="num">{t('fix.count', { n: count })}</span>}
      {job.fixes.left_out > 0 && <span className="num">{t('fix.outCount', { n: job.fixes.left_out })}</span>}
      <WriteLink onClick={() => !takingBack.isPending && takingBack.mutate()}>{t('fix.takeBack')}</WriteLink>
    </span>
  );
}

// The rows of the newest check. After a fix the pages that are there come anew and stay in place meanwhile: who has scrolled far
// does not begin again.
function useCheckedRows(job: number, query: Parameters<typeof rowsQuery>[1], checked: number) {
  const client = useQueryClient();
  const [first] = useState(checked);
  const key = `check-from-${first}`;
  useEffect(() => {
    if (checked !== first) void client.invalidateQueries({ queryKey: ['import', job, 'rows', key] });
  }, [client, job, key, checked, first]);
  return useInfiniteQuery({ ...rowsQuery(job, query, key), placeholderData: keepPreviousData });
}

export function CheckResults(props: CheckResultsProps) {
  const { job, summary, checked, checking, saver, fixes, onEditing, leadLink } = props;
  const failed = summary.tally.failed;
  const fields = useQuery(fieldsQuery).data ?? [];
  const [chosen, setChosen] = useState<RowFilter>('problems');
  const filter = validFilter(summary, chosen);
  const rows = useCheckedRows(job.id, { ...rowQuery(summary, filter), limit: 100 }, checked);
  const shown = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = rows.data?.pages[0]?.total ?? 0;
  const group = groupOf(summary, filter);
  const fieldOf = (column: number) => {
    const key = job.mapping.find((entry) => entry.column === column)?.field;
    return fields.find((field) => field.key === key);
  };
  const more = () => {
    if (rows.hasNextPage && !rows.isFetching) void rows.fetchNextPage();
  };
  return (
    <section className="card" style={{ overflow: 'hidden' }} aria-label={t('execute.problems')}>
      {summary.groups.length > 0 && (
        <div className={styles['filters']}>
          <Segments<RowFilter>
            label={t('execute.filter')}
            value={filter}
            onChange={setChosen}
            segments={[
              ...(failed > 0 ? [{ value: 'problems' as const, label: t('execute.allProblems'), count: failed }] : []),
              ...summary.groups.slice(0, 8).map((one) => ({
                value: filterOf(one),
                label: groupLabel(summary, one),
                count: one.count,
              })),
              // A check keeps the rows of which something is to be said, and no others.
              { value: 'all' as const, label: t('execute.allRemarks') },
            ]}
          />
        </div>
      )}
      {checking && <div className={gridStyles['stale']} />}
      <p className="spoken" role="status">
        {checking ? t('fix.again') : ''}
      </p>
      {group !== undefined && (
        <GroupFix key={`${filter}-${checked}`} job={job} group={group} checked={checked} saver={saver} fixes={fixes} />
      )}
      {rows.isPending && <Skeleton rows={6} />}
      {rows.isError && shown.length === 0 && (
        <div className="pad">
          <LoadError
            message={failureText(rows.error).message}
            detail={failureText(rows.error).remedy}
            onRetry={() => void rows.refetch()}
          />
        </div>
      )}
      {rows.isSuccess && shown.length === 0 && (
        <div className="empty" style={{ padding: 48 }}>
          <p className="b">{t('execute.noRows')}</p>
          <p className="t3 sm">{t('execute.noRowsHint')}</p>
        </div>
      )}
      {shown.length > 0 && (
        <CheckGrid
          key={filter}
          rows={shown}
          total={total}
          columns={summary.columns}
          fieldOf={fieldOf}
          fixes={fixes}
          remedies={group === undefined}
          leadLink={leadLink}
          onEditing={onEditing}
          onEnd={more}
        />
      )}
      {rows.isSuccess && (
        <div className="table-foot" style={{ padding: '10px 16px' }}>
          <span className="num" role="status">
            {t('execute.rowsOf', { n: number(total), total: number(summary.tally.total) })}
          </span>
          <span className="grow" />
          <FixCount job={job} saver={saver} />
          {!checking && summary.tally.failed + summary.tally.skipped > 0 && (
            <Button
              component="a"
              href={failedAddress(job.id, job.files.default_format, 'all')}
              download
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} aria-hidden />}
            >
              {t('execute.download')}
            </Button>
          )}
          {rows.hasNextPage && (
            <Button size="xs" variant="default" aria-busy={rows.isFetchingNextPage} onClick={more}>
              {t('execute.more')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
