// SPDX-License-Identifier: Apache-2.0
//
// Who is signed in. Everything else of the pages waits for this answer.
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { request, setSignedOut, keepToken as rememberToken } from './http';
import type { Session, SetupRequest, SetupState } from './types';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await request<Session>('GET', '/session', { signal });
    rememberToken(session.csrf_token);
    return session;
  },
  staleTime: 5 * 60_000,
  retry: false,
});

// Only below the frame, which has loaded it.
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

export async function signIn(email: string, password: string, remember: boolean): Promise<Session> {
  const session = await request<Session>('POST', '/session', { body: { email, password, remember } });
  rememberToken(session.csrf_token);
  return session;
}

export async function signOut(): Promise<void> {
  await request<void>('DELETE', '/session');
  rememberToken('');
  setSignedOut(false);
}

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => request<SetupState>('GET', '/setup', { signal }),
  staleTime: Infinity,
});

export async function setUp(body: SetupRequest): Promise<Session> {
  const session = await request<Session>('POST', '/setup', { body });
  rememberToken(session.csrf_token);
  return session;
}
