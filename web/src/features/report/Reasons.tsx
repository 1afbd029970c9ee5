// SPDX-License-Identifier: Apache-2.0
//
// Why records failed or were skipped, biggest reason first, each with its rows.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { rowsQuery } from '../../api/imports';
import type { ReasonGroup, Summary } from '../../api/types';
import { number } from '../../i18n/format';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconChevronRight } from '../../ui/icons';
import { ShareBar } from '../../ui/Pictures/ShareBar';
import { RowGrid } from '../../ui/RowGrid';
import { LoadError, Skeleton } from '../../ui/States/States';
import styles from './Report.module.css';

type LeadLink = (id: number, children: ReactNode) => ReactNode;
type ReasonsProps = {
  importId: number;
  summary: Summary;
  groups: ReasonGroup[];
  title: string;
  hint: string;
  tools?: ReactNode;
  leadLink: LeadLink;
};

const firstRows = 10;

function ReasonRows({
  importId,
  group,
  summary,
  leadLink,
}: {
  importId: number;
  group: ReasonGroup;
  summary: Summary;
  leadLink: LeadLink;
}) {
  const [limit, setLimit] = useState(firstRows);
  const rows = useInfiniteQuery(
    rowsQuery(importId, { code: group.code, column: group.column ?? undefined, limit }, 'job'),
  );
  const shown = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  const label = t('report.rowsOf', { title: group.title });
  const more = () => {
    if (limit === firstRows) setLimit(100);
    else void rows.fetchNextPage();
  };
  return (
    <div className={styles['reasonBody']}>
      {group.remedy !== '' && (
        <p className="sm t2" style={{ marginBottom: 10 }}>
          {group.remedy}{' '}
          <a href={`/help/errors/${group.code}`} target="_blank" rel="noreferrer">
            {t('report.aboutCode')}
          </a>
        </p>
      )}
      {rows.isPending && <Skeleton rows={3} />}
      {rows.isError && (
        <LoadError
          message={failureText(rows.error).message}
          detail={failureText(rows.error).remedy}
          onRetry={() => void rows.refetch()}
        />
      )}
      {shown.length > 0 && (
        <div className={styles['frame']}>
          <RowGrid
            label={label}
            rows={shown}
            columns={summary.columns}
            leadLink={leadLink}
            future={false}
            remedies={false}
          />
        </div>
      )}
      {rows.hasNextPage && (
        <button type="button" className="link-button sm" style={{ marginTop: 10 }} onClick={more}>
          {limit === firstRows ? t('report.showAll', { n: group.count }) : t('report.showMore')}
        </button>
      )}
    </div>
  );
}

export function Reasons({ importId, summary, groups, title, hint, tools, leadLink }: ReasonsProps) {
  const [opened, setOpened] = useState<number | null>(0);
  const id = useId();
  const most = Math.max(1, ...groups.map((group) => group.count));
  return (
    <section className="card" style={{ overflow: 'hidden', marginBottom: 20 }} aria-labelledby={id}>
      <div className={styles['reasonsHead']}>
        <div className="grow" style={{ minWidth: 220 }}>
          <h2 className="h2" id={id}>
            {title}
          </h2>
          <p className="sm t3">{hint}</p>
        </div>
        {tools}
      </div>
      {groups.map((group, index) => {
        const open = opened === index;
        const column = summary.columns.find((candidate) => candidate.index === group.column);
        return (
          <div className={styles['reason']} key={`${group.code}-${group.column ?? ''}-${group.field ?? ''}`}>
            <h3 style={{ font: 'inherit' }}>
              <button
                type="button"
                className={styles['reasonHead']}
                aria-expanded={open}
                onClick={() => setOpened(open ? null : index)}
              >
                <IconChevronRight size={17} aria-hidden />
                <span style={{ minWidth: 0 }}>
                  <span className="b" style={{ display: 'block' }}>
                    {group.title}
                  </span>
                  <span className="sm t3">{column?.name ?? ''}</span>
                </span>
                <span className="row" style={{ gap: 14 }}>
                  <span className={`wide-only ${styles['meter']}`}>
                    <ShareBar share={group.count / most} />
                  </span>
                  <span className="b num end" style={{ minWidth: 34 }}>
                    {number(group.count)}
                  </span>
                </span>
              </button>
            </h3>
            {open && <ReasonRows importId={importId} group={group} summary={summary} leadLink={leadLink} />}
          </div>
        );
      })}
    </section>
  );
}
