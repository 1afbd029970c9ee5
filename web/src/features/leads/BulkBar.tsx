// SPDX-License-Identifier: Apache-2.0
//
// A thin bar while leads are changed in the background; at the end it says what became of it, and the list is drawn anew.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { isBulkOver, newestBulkQuery } from '../../api/bulk';
import { useSession } from '../../api/session';
import { percent } from '../../i18n/format';
import { ShareBar } from '../../ui/Pictures/ShareBar';
import { toast } from '../../ui/Toast/toast';
import { bulkResult } from './bulkText';
import styles from './Leads.module.css';

export function BulkBar() {
  const { user } = useSession();
  const client = useQueryClient();
  const newest = useQuery({
    ...newestBulkQuery,
    refetchInterval: (query) => {
      const change = query.state.data?.changes[0];
      return change !== undefined && !isBulkOver(change) ? 1000 : false;
    },
  }).data;
  const running = newest !== null && newest !== undefined && !isBulkOver(newest) && newest.by?.id === user.id;
  const followed = useRef<number | null>(null);
  useEffect(() => {
    if (newest === null || newest === undefined) return;
    if (running) followed.current = newest.id;
    if (running || followed.current !== newest.id) return;
    followed.current = null;
    toast({ tone: newest.state === 'failed' ? 'err' : 'ok', title: bulkResult(newest) });
    void client.invalidateQueries({ queryKey: ['leads'] });
  }, [newest, running, client]);
  if (!running) return null;
  const done = percent(newest.done, newest.total);
  return (
    <div className={`card ${styles['bulk']}`}>
      <span className="num">{bulkResult(newest)}</span>
      <span className="grow">
        <ShareBar share={done / 100} />
      </span>
    </div>
  );
}
