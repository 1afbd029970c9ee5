// SPDX-License-Identifier: Apache-2.0
//
// By which fields leads are known again, and pairs of leads that look like the same person.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { newKey, request, type Query } from './http';
import type { Criterion, DuplicateCriteria, LeadDetail, LikelyPair, LikelySearch } from './types';

// While a list is built, somebody looks at how far it is.
const lookAgainMs = 1500;

export const criteriaQuery = queryOptions({
  queryKey: ['duplicate-criteria'],
  queryFn: ({ signal }) => request<DuplicateCriteria>('GET', '/duplicate-criteria', { signal }),
  refetchInterval: (query) => (query.state.data?.building == null ? false : lookAgainMs),
});

export function putCriteria(version: number, criteria: Criterion[]): Promise<DuplicateCriteria> {
  return request('PUT', '/duplicate-criteria', { body: { version, criteria } });
}

export type LikelyPage = { next: string | null; total: number; pairs: LikelyPair[]; search: LikelySearch };
export type LikelyFilter = { lead?: number; import?: number };

export function isSearching(search: LikelySearch | undefined): boolean {
  return search?.state === 'queued' || search?.state === 'running';
}

function likelyPage(query: Query, signal: AbortSignal): Promise<LikelyPage> {
  return request('GET', '/likely-duplicates', { query, signal });
}

export function likelyQuery(filter: LikelyFilter) {
  return infiniteQueryOptions({
    queryKey: ['likely', filter],
    queryFn: ({ pageParam, signal }) => likelyPage({ ...filter, after: pageParam, limit: 10 }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: (query) => (isSearching(query.state.data?.pages[0]?.search) ? lookAgainMs : false),
  });
}

// How many pairs there are with a lead that the import created.
export function likelyOfImportQuery(id: number) {
  return queryOptions({
    queryKey: ['likely', 'of import', id],
    queryFn: ({ signal }) => likelyPage({ import: id, limit: 1 }, signal),
    refetchInterval: (query) => (isSearching(query.state.data?.search) ? lookAgainMs : false),
  });
}

// Looks for duplicates of one lead, at once; nothing else is known of it than that it has been done.
export function likelyOfLeadQuery(lead: number) {
  return queryOptions({
    queryKey: ['look for duplicates', lead],
    queryFn: async ({ signal }) => {
      await request('POST', '/likely-duplicates/search', { query: { lead }, signal });
      return lead;
    },
    staleTime: 10_000,
  });
}

export function searchLikely(): Promise<LikelySearch> {
  return request('POST', '/likely-duplicates/search');
}
export function dismissLikely(id: number): Promise<void> {
  return request('POST', `/likely-duplicates/${id}/dismiss`);
}
export function mergePair(pair: LikelyPair, fromYounger: string[]): Promise<LeadDetail> {
  const version = ({ id, version: seen }: { id: number; version: number }) => ({ id, version: seen });
  return request('POST', '/leads/merge', {
    body: { one: version(pair.left), other: version(pair.right), take_from_younger: fromYounger },
    idempotencyKey: newKey(),
  });
}
