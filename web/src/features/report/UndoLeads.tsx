// SPDX-License-Identifier: Apache-2.0
//
// Lead by lead what an undo did, or would keep: with the reason for each that stays.
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { undoLeadsQuery } from '../../api/imports';
import type { UndoFate, UndoLead } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { LoadError, Skeleton } from '../../ui/States/States';
import { reasonText } from './reasonText';

type UndoLeadsProps = {
  importId: number;
  fate: UndoFate;
  // Of the undo's state: another list when it changes.
  state: string;
  label: string;
  leadLink: (id: number, children: ReactNode) => ReactNode;
};

function Line({ item, leadLink }: { item: UndoLead } & Pick<UndoLeadsProps, 'leadLink'>) {
  const reason = reasonText(item.reasons);
  return (
    <li className="row wrap" style={{ padding: '5px 0', gap: '0 10px' }}>
      <span style={{ overflowWrap: 'anywhere' }}>
        {item.lead === null ? <span className="t3">{t('undo.hidden')}</span> : leadLink(item.lead.id, item.lead.title)}
      </span>
      {reason !== '' && <span className="sm t3">{reason}</span>}
    </li>
  );
}

export function UndoLeads({ importId, fate, state, label, leadLink }: UndoLeadsProps) {
  const query = useInfiniteQuery(undoLeadsQuery(importId, fate, state));
  if (query.isPending) return <Skeleton rows={3} />;
  if (query.isError) {
    return (
      <LoadError
        message={failureText(query.error).message}
        detail={failureText(query.error).remedy}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const leads = query.data.pages.flatMap((page) => page.leads);
  if (leads.length === 0) return <p className="sm t3">{t('undo.nothingListed')}</p>;
  return (
    <>
      <ul className="plain-list" aria-label={label}>
        {leads.map((item, index) => (
          <Line key={item.lead?.id ?? `hidden ${index}`} item={item} leadLink={leadLink} />
        ))}
      </ul>
      {query.hasNextPage && (
        <button
          type="button"
          className="link-button sm"
          aria-busy={query.isFetchingNextPage}
          onClick={() => !query.isFetchingNextPage && void query.fetchNextPage()}
        >
          {t('report.showMore')}
        </button>
      )}
    </>
  );
}
