// SPDX-License-Identifier: Apache-2.0
//
// Email and password. Used by the sign-in page and by the dialog of a session that ended meanwhile.
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useEffect, useState, type FormEvent } from 'react';
import { isProblem } from '../../api/problem';
import { signIn } from '../../api/session';
import type { Session } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconLoader2 } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import styles from './AuthCard.module.css';
import { PasswordField } from './PasswordField';

type SignInFormProps = { onDone: (session: Session) => void; email?: string };

type Refusal = { kind: 'text'; text: string } | { kind: 'wait'; seconds: number } | null;

function refusalOf(error: unknown): Refusal {
  if (isProblem(error, 'TOO_MANY_REQUESTS')) return { kind: 'wait', seconds: error.body.retry_after_seconds ?? 30 };
  if (isProblem(error, 'ACCOUNT_OFF')) return { kind: 'text', text: t('signIn.off') };
  if (isProblem(error) && error.status === 401) return { kind: 'text', text: t('signIn.wrong') };
  return { kind: 'text', text: failureText(error).message };
}

export function SignInForm({ onDone, email: given = '' }: SignInFormProps) {
  const [email, setEmail] = useState(given);
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(false);
  const [working, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>(null);
  const [forgot, setForgot] = useState(false);

  useEffect(() => {
    if (refusal?.kind !== 'wait') return;
    const timer = setTimeout(() => {
      setRefusal(refusal.seconds > 1 ? { kind: 'wait', seconds: refusal.seconds - 1 } : null);
    }, 1000);
    return () => clearTimeout(timer);
  }, [refusal]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working || refusal?.kind === 'wait') return;
    if (email.trim() === '' || password === '') {
      setRefusal({ kind: 'text', text: t('signIn.missing') });
      return;
    }
    setWorking(true);
    setRefusal(null);
    try {
      onDone(await signIn(email.trim(), password, remember));
    } catch (error) {
      setRefusal(refusalOf(error));
      setWorking(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className={styles['fields']}>
        {refusal?.kind === 'text' && (
          <Note tone="err" alert>
            {refusal.text}
          </Note>
        )}
        {refusal?.kind === 'wait' && (
          <Note tone="warn">
            {/* Said once; the countdown itself is not read out. */}
            <span aria-hidden>{t('signIn.throttled', { n: refusal.seconds })}</span>
            <span className="spoken" role="alert">
              {t('signIn.throttled', { n: 30 })}
            </span>
          </Note>
        )}
        <TextInput
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          data-autofocus
          autoFocus
        />
        <PasswordField
          label={t('signIn.password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Checkbox
          label={t('signIn.remember')}
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
        <Button
          type="submit"
          size="md"
          aria-busy={working}
          leftSection={working ? <IconLoader2 size={17} className="turning" aria-hidden /> : undefined}
        >
          {working ? t('signIn.working') : t('signIn.action')}
        </Button>
        <div>
          <button type="button" className="link-button sm" aria-expanded={forgot} onClick={() => setForgot(!forgot)}>
            {t('signIn.forgot')}
          </button>
          {forgot && <p className="sm t2">{t('signIn.forgotAnswer')}</p>}
        </div>
      </div>
    </form>
  );
}
