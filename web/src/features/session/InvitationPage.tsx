// SPDX-License-Identifier: Apache-2.0
//
// Where a one-time link leads: choose a password and be signed in.
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { acceptInvitation, viewInvitation } from '../../api/people';
import { isProblem } from '../../api/problem';
import type { Session } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { LoadError, Skeleton } from '../../ui/States/States';
import { useTitle } from '../../ui/useTitle';
import { AuthCard } from './AuthCard';
import styles from './AuthCard.module.css';
import { PasswordField } from './PasswordField';

const shortest = 12;

type InvitationPageProps = { token: string; onDone: (session: Session) => void; onSignIn: () => void };

export function InvitationPage({ token, onDone, onSignIn }: InvitationPageProps) {
  useTitle(t('invitation.title'));
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => viewInvitation(token),
    retry: false,
    staleTime: Infinity,
  });
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const accepting = useMutation({ mutationFn: () => acceptInvitation(token, password), onSuccess: onDone });
  const length = [...password].length;
  const bad = isProblem(invitation.error, 'WRONG_SETUP_CODE') || isProblem(accepting.error, 'WRONG_SETUP_CODE');
  const weak = isProblem(accepting.error, 'WEAK_PASSWORD');
  const submit = () => {
    setTried(true);
    if (length < shortest) document.getElementById('invitation-password')?.focus();
    else if (!accepting.isPending) accepting.mutate();
  };
  const again = invitation.data?.has_password === true;
  return (
    <AuthCard>
      <h1 className="h1">{again ? t('invitation.titleAgain') : t('invitation.title')}</h1>
      {invitation.isPending && <Skeleton rows={3} label={t('invitation.checking')} />}
      {bad && (
        <div className={styles['fields']}>
          <Note tone="err" alert>
            {t('invitation.bad')}
          </Note>
          <Button variant="default" onClick={onSignIn}>
            {t('invitation.toSignIn')}
          </Button>
        </div>
      )}
      {invitation.isError && !bad && (
        <LoadError message={failureText(invitation.error).message} onRetry={() => void invitation.refetch()} />
      )}
      {invitation.data !== undefined && !bad && (
        <form
          noValidate
          className={styles['fields']}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <p className="t2">{t('invitation.hint', { email: invitation.data.email })}</p>
          {accepting.isError && !weak && (
            <Note tone="err" alert>
              {failureText(accepting.error).message} {failureText(accepting.error).remedy}
            </Note>
          )}
          {/* For password managers: whose password this is. */}
          <input type="hidden" autoComplete="username" value={invitation.data.email} readOnly />
          <PasswordField
            id="invitation-password"
            label={t('signIn.password')}
            description={t('setUp.passwordHint')}
            autoComplete="new-password"
            autoFocus
            value={password}
            error={
              weak
                ? failureText(accepting.error).message
                : tried && length < shortest
                  ? t('setUp.passwordShort', { n: length })
                  : undefined
            }
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth aria-busy={accepting.isPending}>
            {accepting.isPending ? t('invitation.working') : t('invitation.action')}
          </Button>
        </form>
      )}
    </AuthCard>
  );
}
