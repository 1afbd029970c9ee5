// SPDX-License-Identifier: Apache-2.0
//
// Notices: what a person is told when an import ends.
import { queryOptions } from '@tanstack/react-query';
import { request } from './http';
import type { Notice, Page } from './types';

export type NoticePage = Page & { unread: number; notices: Notice[] };

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => request<NoticePage>('GET', '/notices', { query: { limit: 30 }, signal }),
  refetchInterval: 10_000,
});

export function readNotices(ids?: number[]): Promise<void> {
  return request('POST', '/notices/read', { body: ids === undefined ? {} : { ids } });
}
