// SPDX-License-Identifier: Apache-2.0
//
// Changes the selected leads and says what became of it, with the way back. What runs in the background is followed by BulkBar.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeInBulk, isBulkOver, newestBulkQuery, undoBulk } from '../../api/bulk';
import type { BulkChange, BulkWish } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { toast } from '../../ui/Toast/toast';
import { bulkResult } from './bulkText';

// Above this many leads the server makes a batch job of it.
export const mostAtOnce = 500;

const undoMs = 10_000;

export function useBulk(onDone: () => void) {
  const client = useQueryClient();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['leads'] }),
      client.invalidateQueries({ queryKey: ['lead'] }),
      client.invalidateQueries({ queryKey: ['bulk'] }),
    ]);
  const fail = (error: unknown) => toast({ tone: 'err', title: failureText(error).message, lifetimeMs: null });
  const tell = (change: BulkChange) => {
    if (!isBulkOver(change)) {
      // BulkBar follows it from here: a quick one is over before anybody asks how far it is.
      client.setQueryData(newestBulkQuery.queryKey, { next: null, changes: [change] });
      toast({ tone: 'info', title: t('bulk.queued', { n: change.total }) });
      return;
    }
    toast({
      tone: change.kept > 0 ? 'warn' : 'ok',
      title: bulkResult(change),
      ...(change.kept > 0 && { detail: t('bulk.kept', { n: change.kept }) }),
      lifetimeMs: undoMs,
      ...(change.can_undo && {
        action: { label: t('leads.undo'), run: () => undoing.mutate(change.id), writes: true },
      }),
    });
  };
  const undoing = useMutation({
    mutationFn: undoBulk,
    onSuccess: (change) => {
      tell(change);
      return refresh();
    },
    onError: fail,
  });
  const changing = useMutation({
    mutationFn: (wish: BulkWish) => changeInBulk(wish),
    onSuccess: (change) => {
      onDone();
      tell(change);
      return refresh();
    },
    onError: fail,
  });
  return { change: changing.mutate, isWorking: changing.isPending };
}
