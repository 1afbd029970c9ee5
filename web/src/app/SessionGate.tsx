// SPDX-License-Identifier: Apache-2.0
//
// Lets the page stay when the session ends, and puts the sign-in over it.
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { isSignedOut, setSignedOut, subscribe } from '../api/http';
import { sessionQuery, useSession } from '../api/session';

const SignedOutDialog = lazy(() =>
  import('../features/session/SignedOutDialog').then(({ SignedOutDialog: dialog }) => ({ default: dialog })),
);

export function SessionGate() {
  const { user } = useSession();
  const signedOut = useSyncExternalStore(subscribe, isSignedOut);
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <>
      <Outlet />
      {signedOut && (
        <Suspense>
          <SignedOutDialog
            opened
            email={user.email}
            onDone={(session) => {
              // Somebody else signed in: nothing of the first person may stay.
              if (session.user.id !== user.id) client.clear();
              client.setQueryData(sessionQuery.queryKey, session);
              void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
            }}
            onClose={() => {
              setSignedOut(false);
              void navigate({ to: '/sign-in' });
            }}
          />
        </Suspense>
      )}
    </>
  );
}
