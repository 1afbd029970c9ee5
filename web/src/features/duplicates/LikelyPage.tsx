// SPDX-License-Identifier: Apache-2.0
//
// Likely duplicates: leads that look like the same person though no rule says so, with both side by side. Nothing
// changes until a person says so.
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { fieldsQuery } from '../../api/catalog';
import { isSearching, likelyOfLeadQuery, likelyQuery } from '../../api/duplicates';
import { importQuery } from '../../api/imports';
import { leadQuery } from '../../api/leads';
import { useSession } from '../../api/session';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconCopyCheck } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import { Empty, LoadError, Skeleton } from '../../ui/States/States';
import { useTitle } from '../../ui/useTitle';
import styles from './Duplicates.module.css';
import { toLikelyFilter, type LikelyPageSearch } from './likelySearch';
import { PairCard } from './PairCard';
import { SearchCard } from './SearchCard';

type LikelyPageProps = {
  search: LikelyPageSearch;
  onAll: () => void;
  leadLink: (id: number, children: ReactNode) => ReactNode;
};

function useFilterNote({ lead, job }: LikelyPageSearch): string | null {
  const one = useQuery({ ...leadQuery(lead ?? 0), enabled: lead !== undefined }).data;
  const file = useQuery({ ...importQuery(job ?? 0), enabled: job !== undefined }).data;
  if (lead !== undefined) return t('likely.onlyLead', { name: one?.name ?? t('likely.lead', { id: String(lead) }) });
  if (job !== undefined) return t('likely.onlyJob', { file: file?.file_name ?? t('leads.job', { id: String(job) }) });
  return null;
}

export function LikelyPage({ search, onAll, leadLink }: LikelyPageProps) {
  useTitle(t('likely.title'));
  const client = useQueryClient();
  const { rights } = useSession();
  const list = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState('');
  const note = useFilterNote(search);
  const fields = useQuery(fieldsQuery).data ?? [];
  const looks = search.lead !== undefined && rights.edit_leads;
  const look = useQuery({ ...likelyOfLeadQuery(search.lead ?? 0), enabled: looks });
  const query = useInfiniteQuery({ ...likelyQuery(toLikelyFilter(search)), enabled: !looks || !look.isPending });
  const newest = query.data?.pages[0];
  const pairs = query.data?.pages.flatMap((page) => page.pairs) ?? [];
  const error = query.error ?? look.error;

  // The pair is gone from the list; who works with the keyboard goes on with the next one.
  const settled = (id: number, text: string) => {
    setSaid(text);
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-pair]') ?? [])];
    const at = cards.findIndex((card) => card.dataset['pair'] === String(id));
    (cards[at + 1] ?? cards[at - 1])?.focus();
    void client.invalidateQueries({ queryKey: ['likely'] });
  };
  return (
    <div style={{ maxWidth: 1000 }}>
      <div className="page-head">
        <div className="grow">
          <h1 className="h1">{t('likely.title')}</h1>
          <p className="t3 sm">{t('likely.hint')}</p>
        </div>
      </div>
      {note === null ? (
        newest !== undefined && <SearchCard search={newest.search} />
      ) : (
        <div style={{ marginBottom: 16 }}>
          <Note
            tone="info"
            action={
              <Button size="xs" variant="default" onClick={onAll}>
                {t('likely.all')}
              </Button>
            }
          >
            {note}
          </Note>
        </div>
      )}
      <p className="t3 sm num" role="status" style={{ marginBottom: 10 }}>
        {newest === undefined || newest.total === 0 ? '' : t('likely.count', { n: newest.total })}
      </p>
      <p className="spoken" role="status">
        {said}
      </p>
      {error !== null && newest === undefined ? (
        <LoadError
          message={t('error.generic')}
          detail={failureText(error).message}
          requestId={failureText(error).requestId}
          onRetry={() => void (look.isError ? look.refetch() : query.refetch())}
        />
      ) : newest === undefined ? (
        <div className="card">
          <Skeleton label={search.lead === undefined ? t('loading') : t('likely.looking')} />
        </div>
      ) : pairs.length === 0 ? (
        <div className="card">
          <Empty
            icon={<IconCopyCheck size={26} stroke={1.6} aria-hidden />}
            title={note === null ? t('likely.empty') : t('likely.emptyFiltered')}
            hint={isSearching(newest.search) ? t('likely.emptySearching') : t('likely.emptyHint')}
          />
        </div>
      ) : (
        <ul ref={list} className={styles['pairs']}>
          {pairs.map((pair) => (
            <PairCard
              key={pair.id}
              pair={pair}
              fields={fields}
              leadLink={leadLink}
              onSettled={(text) => settled(pair.id, text)}
            />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          mt={16}
          aria-busy={query.isFetchingNextPage}
          onClick={() => !query.isFetchingNextPage && void query.fetchNextPage()}
        >
          {t('likely.next')}
        </Button>
      )}
    </div>
  );
}
