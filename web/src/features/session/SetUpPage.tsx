// SPDX-License-Identifier: Apache-2.0
//
// First run: the first administrator, the organisation, the rule for duplicates. Nothing is sent before the end.
import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { isProblem } from '../../api/problem';
import { setUp } from '../../api/session';
import type { Session } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconLoader2 } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import { useTitle } from '../../ui/useTitle';
import { AuthCard } from './AuthCard';
import styles from './AuthCard.module.css';
import { AdministratorPage, DuplicatesPage, OrganisationPage } from './SetUpPages';
import { guess, problemsOf, toRequest, type SetUpDraft, type SetUpErrors } from './setUpDraft';

type SetUpPageProps = {
  tokenRequired: boolean;
  token: string;
  onDone: (session: Session) => void;
  onImport: () => void;
  onLeads: () => void;
};

const titles = ['setUp.admin', 'setUp.organisation', 'setUp.duplicates'] as const;
const hints = ['setUp.adminHint', 'setUp.organisationHint', 'setUp.duplicatesHint'] as const;

export function SetUpPage({ tokenRequired, token, onDone, onImport, onLeads }: SetUpPageProps) {
  const [draft, setDraft] = useState<SetUpDraft>(() => ({
    ...guess(navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone),
    token,
  }));
  const [page, setPage] = useState(1);
  const [errors, setErrors] = useState<SetUpErrors>({});
  const [failure, setFailure] = useState('');
  const [working, setWorking] = useState(false);
  const [session, setSession] = useState<Session | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const title = session === null ? t(titles[page - 1] ?? 'setUp.admin') : t('setUp.ready');
  useTitle(title);
  useEffect(() => {
    if (page > 1 || session !== null) heading.current?.focus();
  }, [page, session]);

  const change = (part: Partial<SetUpDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setErrors({});
  };

  const finish = async () => {
    setWorking(true);
    setFailure('');
    try {
      const made = await setUp(toRequest(draft));
      setSession(made);
      onDone(made);
    } catch (error) {
      setWorking(false);
      if (isProblem(error, 'WRONG_SETUP_CODE')) {
        setErrors({ token: t('setUp.tokenWrong') });
        setPage(1);
        return;
      }
      if (isProblem(error, 'WEAK_PASSWORD')) {
        setErrors({ password: `${error.message} ${error.remedy}`.trim() });
        setPage(1);
        return;
      }
      const told = failureText(error);
      setFailure(`${told.message} ${told.remedy}`.trim());
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (working) return;
    const found = problemsOf(draft, page, tokenRequired && token === '');
    setErrors(found);
    const first = Object.keys(found)[0];
    if (first !== undefined) {
      document.getElementById(`set-up-${first}`)?.focus();
      return;
    }
    if (page < 3) setPage(page + 1);
    else void finish();
  };

  if (session !== null) {
    return (
      <AuthCard>
        <h1 className="h1" style={{ fontSize: 19 }} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className="t2" style={{ margin: '6px 0 20px' }}>
          {t('setUp.readyHint', { name: session.user.name })}
        </p>
        <div className="buttons">
          <Button onClick={onImport}>{t('setUp.import')}</Button>
          <Button variant="default" onClick={onLeads}>
            {t('setUp.lookAround')}
          </Button>
        </div>
      </AuthCard>
    );
  }
  const pageProps = { draft, errors, change };
  return (
    <AuthCard>
      <form onSubmit={submit} noValidate>
        <p className="sm t3">{t('setUp.step', { n: page })}</p>
        <h1 className="h1" style={{ fontSize: 19 }} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className="t3 sm">{t(hints[page - 1] ?? 'setUp.adminHint')}</p>
        <div className={styles['fields']}>
          {failure !== '' && (
            <Note tone="err" alert>
              {failure}
            </Note>
          )}
          {page === 1 && <AdministratorPage {...pageProps} askToken={tokenRequired && token === ''} />}
          {page === 2 && <OrganisationPage {...pageProps} />}
          {page === 3 && <DuplicatesPage {...pageProps} />}
          <div className="row" style={{ marginTop: 6 }}>
            {page > 1 && (
              <Button variant="default" onClick={() => setPage(page - 1)}>
                {t('back')}
              </Button>
            )}
            <span className="grow" />
            <Button
              type="submit"
              aria-busy={working}
              leftSection={working ? <IconLoader2 size={16} className="turning" aria-hidden /> : undefined}
            >
              {page < 3 ? t('next') : working ? t('setUp.working') : t('setUp.finish')}
            </Button>
          </div>
        </div>
      </form>
    </AuthCard>
  );
}
