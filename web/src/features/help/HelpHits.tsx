// SPDX-License-Identifier: Apache-2.0
//
// The pages of Help that have the words somebody typed.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { t } from '../../i18n/t';
import { LoadError, Skeleton } from '../../ui/States/States';
import styles from './Help.module.css';
import { allTextsQuery } from './helpQueries';
import { findPages } from './helpSearch';

export function HelpHits({ query }: { query: string }) {
  const { data: texts, error, refetch } = useQuery(allTextsQuery);
  const hits = useMemo(() => (texts === undefined ? [] : findPages(texts, query)), [texts, query]);
  if (error !== null) return <LoadError message={t('help.loadError')} onRetry={() => void refetch()} />;
  if (texts === undefined) return <Skeleton rows={6} />;
  return (
    <section className={styles['article']} aria-label={t('help.results')}>
      <p role="status" className="t3">
        {hits.length === 0 ? t('help.nothing', { query }) : t('help.found', { n: hits.length })}
      </p>
      <ul className="plain-list">
        {hits.map(({ slug, title, excerpt }) => (
          <li key={slug} className={styles['hit']}>
            <Link to="/help/$" params={{ _splat: slug }} className="b">
              {title}
            </Link>
            <p className="sm t2" lang="en">
              {excerpt}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
