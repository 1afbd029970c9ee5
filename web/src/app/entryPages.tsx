// SPDX-License-Identifier: Apache-2.0
//
// Sign-in and set-up, bound to their addresses.
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { sessionQuery, setupQuery } from '../api/session';
import type { Session } from '../api/types';
import { InvitationPage } from '../features/session/InvitationPage';
import { SetUpPage } from '../features/session/SetUpPage';
import { SignInPage } from '../features/session/SignInPage';

const signInRoute = getRouteApi('/sign-in');
const setUpRoute = getRouteApi('/set-up');

// The link in the server's log carries the token behind a #, where no log and no referrer sees it.
export function tokenOf(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token') ?? '';
}

// Only addresses of this site: a link to the sign-in page must lead nowhere else.
export function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/leads';
}

export function SignInRoute() {
  const { next } = signInRoute.useSearch();
  const client = useQueryClient();
  const router = useRouter();
  return (
    <SignInPage
      onDone={(session: Session) => {
        client.setQueryData(sessionQuery.queryKey, session);
        router.history.push(safeNext(next));
      }}
    />
  );
}

export function SetUpRoute() {
  const token = useLocation({ select: (location) => tokenOf(location.hash) });
  const { token_required: tokenRequired } = setUpRoute.useLoaderData();
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <SetUpPage
      tokenRequired={tokenRequired}
      token={token}
      onDone={(session) => {
        client.setQueryData(sessionQuery.queryKey, session);
        client.setQueryData(setupQuery.queryKey, { needed: false, token_required: false });
      }}
      onImport={() => void navigate({ to: '/leads/import' })}
      onLeads={() => void navigate({ to: '/leads' })}
    />
  );
}

export function InvitationRoute() {
  const token = useLocation({ select: (location) => tokenOf(location.hash) });
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <InvitationPage
      token={token}
      onDone={(session) => {
        // Somebody else may have been signed in here.
        client.clear();
        client.setQueryData(sessionQuery.queryKey, session);
        void navigate({ to: '/leads' });
      }}
      onSignIn={() => void navigate({ to: '/sign-in' })}
    />
  );
}
