// SPDX-License-Identifier: Apache-2.0
//
// The rows that need a look, group by group, page by page from the server.
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { rowsQuery } from '../../api/imports';
import type { Import, Summary } from '../../api/types';
import { number } from '../../i18n/format';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { RowGrid } from '../../ui/RowGrid';
import { Segments } from '../../ui/Segments/Segments';
import { LoadError, Skeleton } from '../../ui/States/States';
import { groupOf, rowQuery, type RowFilter } from './review';
import styles from './Review.module.css';

type CheckResultsProps = { job: Import; summary: Summary; leadLink: (id: number, children: ReactNode) => ReactNode };

function groupLabel(summary: Summary, index: number): string {
  const group = summary.groups[index];
  if (group === undefined) return '';
  const column = summary.columns.find((candidate) => candidate.index === group.column);
  return column === undefined ? group.title : `${column.name}: ${group.title}`;
}

export function CheckResults({ job, summary, leadLink }: CheckResultsProps) {
  const failed = summary.tally.failed;
  const [filter, setFilter] = useState<RowFilter>(
    failed > 0 ? 'problems' : summary.groups.length > 0 ? 'group:0' : 'all',
  );
  const rows = useInfiniteQuery(
    rowsQuery(job.id, { ...rowQuery(summary, filter), limit: 100 }, `check-${job.version}`),
  );
  const shown = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = rows.data?.pages[0]?.total ?? 0;
  const group = groupOf(summary, filter);
  return (
    <section className="card" style={{ overflow: 'hidden' }} aria-label={t('execute.problems')}>
      <div className={styles['filters']}>
        <Segments<RowFilter>
          label={t('execute.filter')}
          value={filter}
          onChange={setFilter}
          segments={[
            ...(failed > 0 ? [{ value: 'problems' as const, label: t('execute.allProblems'), count: failed }] : []),
            ...summary.groups.slice(0, 8).map((one, index) => ({
              value: `group:${index}` as const,
              label: groupLabel(summary, index),
              count: one.count,
            })),
            { value: 'all' as const, label: t('execute.allRows'), count: summary.tally.total },
          ]}
        />
      </div>
      {group !== undefined && group.remedy !== '' && <p className={`sm t2 ${styles['remedy']}`}>{group.remedy}</p>}
      {rows.isPending && <Skeleton rows={6} />}
      {rows.isError && (
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
        <RowGrid
          label={t('execute.table')}
          rows={shown}
          columns={summary.columns}
          leadLink={leadLink}
          future
          remedies={group === undefined}
        />
      )}
      {rows.isSuccess && (
        <div className="table-foot" style={{ padding: '10px 16px' }}>
          <span className="num" role="status">
            {t('execute.rowsOf', { n: number(total), total: number(summary.tally.total) })}
          </span>
          <span className="grow" />
          {rows.hasNextPage && (
            <Button
              size="xs"
              variant="default"
              aria-busy={rows.isFetchingNextPage}
              onClick={() => void rows.fetchNextPage()}
            >
              {t('execute.more')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
