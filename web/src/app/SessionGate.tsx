// SPDX-License-Identifier: Apache-2.0
//
// Lets the page stay when the session ends, and puts the sign-in over it.
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { isSignedOut, setSignedOut, subscribe } from '../api/http';
import { sessionQuery, useSession } from '../api/session';
import { SignedOutDialog } from '../features/session/SignedOutDialog';

export function SessionGate() {
  const { user } = useSession();
  const signedOut = useSyncExternalStore(subscribe, isSignedOut);
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <>
      <Outlet />
      <SignedOutDialog
        opened={signedOut}
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
    </>
  );
}
