// SPDX-License-Identifier: Apache-2.0
//
// Changes of many leads: a few at once, many in the background.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { newKey, request } from './http';
import type { BulkChange, BulkWish } from './types';

export type BulkPage = { next: string | null; changes: BulkChange[] };

export function isBulkOver(change: Pick<BulkChange, 'state'>): boolean {
  return change.state === 'done' || change.state === 'failed';
}

// The newest one, to follow it while it runs.
export const newestBulkQuery = queryOptions({
  queryKey: ['bulk', 'newest'],
  queryFn: ({ signal }) => request<BulkPage>('GET', '/bulk-changes', { query: { limit: 1 }, signal }),
  select: (page) => page.changes[0] ?? null,
});

export const bulkListQuery = infiniteQueryOptions({
  queryKey: ['bulk', 'list'],
  queryFn: ({ signal, pageParam }) =>
    request<BulkPage>('GET', '/bulk-changes', { query: { limit: 25, after: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (page: BulkPage) => page.next,
});

export function changeInBulk(wish: BulkWish): Promise<BulkChange> {
  return request('POST', '/bulk-changes', { body: wish, idempotencyKey: newKey() });
}
export function undoBulk(id: number): Promise<BulkChange> {
  return request('POST', `/bulk-changes/${id}/undo`, { idempotencyKey: newKey() });
}
