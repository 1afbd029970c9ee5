// SPDX-License-Identifier: Apache-2.0
//
// How the newest search over all leads stands, and the button that starts another.
import { Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isSearching, searchLikely } from '../../api/duplicates';
import { useSession } from '../../api/session';
import type { LikelySearch } from '../../api/types';
import { moment, percent } from '../../i18n/format';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconSearch } from '../../ui/icons';
import { toast } from '../../ui/Toast/toast';
import { WriteButton } from '../../ui/WriteButton/WriteButton';

function stateText(search: LikelySearch): string {
  switch (search.state) {
    case 'never':
      return t('likely.never');
    case 'queued':
      return t('likely.queued');
    case 'running':
      return t('likely.running', { n: percent(search.done, search.total) });
    case 'done':
      return search.ended_at === null ? '' : t('likely.done', { at: moment(search.ended_at) });
  }
}

export function SearchCard({ search }: { search: LikelySearch }) {
  const client = useQueryClient();
  const { rights } = useSession();
  const starting = useMutation({
    mutationFn: searchLikely,
    onSuccess: () => client.invalidateQueries({ queryKey: ['likely'] }),
    onError: (error) => toast({ tone: 'err', title: failureText(error).message, detail: failureText(error).remedy }),
  });
  const searching = isSearching(search);
  const part = percent(search.done, search.total);
  return (
    <section className="card pad" aria-label={t('likely.search')} style={{ marginBottom: 16 }}>
      <div className="row wrap" style={{ gap: '8px 14px' }}>
        <div className="grow" style={{ minWidth: 220 }}>
          <p className="t2 num">{stateText(search)}</p>
          {search.state === 'done' && search.left_out > 0 && (
            <p className="sm t3 num">{t('likely.leftOut', { n: search.left_out })}</p>
          )}
        </div>
        {rights.edit_leads && (
          <WriteButton
            variant="default"
            leftSection={<IconSearch size={16} aria-hidden />}
            aria-busy={starting.isPending}
            aria-disabled={searching}
            onClick={() => !searching && !starting.isPending && starting.mutate()}
          >
            {t('likely.searchNow')}
          </WriteButton>
        )}
      </div>
      {searching && (
        <Progress
          value={search.state === 'queued' ? 0 : part}
          size={8}
          radius="xl"
          mt={14}
          animated
          aria-label={t('likely.bar')}
        />
      )}
      <p className="spoken" role="status">
        {searching ? t('likely.running', { n: Math.floor(part / 10) * 10 }) : ''}
      </p>
    </section>
  );
}
