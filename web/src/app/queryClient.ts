// SPDX-License-Identifier: Apache-2.0
//
// What is asked again and when. A refusal is final; a lost connection is tried again.
import { QueryClient } from '@tanstack/react-query';
import { Problem } from '../api/problem';

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => (error instanceof Problem ? error.status >= 502 && count < 3 : count < 3),
        retryDelay: (attempt) => Math.min(5_000, 500 * 2 ** attempt),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
