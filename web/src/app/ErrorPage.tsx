// SPDX-License-Identifier: Apache-2.0
//
// Pages for what is not there, what one may not see, and our own faults.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usersQuery } from '../api/catalog';
import { isProblem } from '../api/problem';
import { t } from '../i18n/t';
import { failureText } from '../ui/failureText';
import { Logo } from '../ui/Logo';
import { useTitle } from '../ui/useTitle';

export function NotFoundPage() {
  useTitle(t('notFound.title'));
  return (
    <div className="empty">
      <h1 className="h1">{t('notFound.title')}</h1>
      <Button component={Link} to="/leads" mt={10}>
        {t('notFound.action')}
      </Button>
    </div>
  );
}

// The same where no frame is around it.
export function LostPage() {
  return (
    <main id="main" tabIndex={-1} className="page" style={{ textAlign: 'center', paddingTop: 64 }}>
      <Logo size={36} />
      <NotFoundPage />
    </main>
  );
}

// Whom to ask. Nobody is named while the list is not there.
function Administrators() {
  const users = useQuery(usersQuery).data ?? [];
  const names = users.filter((user) => user.role === 'admin' && user.active).map((user) => user.name);
  return names.length === 0 ? null : <p className="t2">{t('noRight.who', { names: names.join(', ') })}</p>;
}

export function NoRightPage() {
  useTitle(t('noRight.title'));
  return (
    <div className="empty">
      <h1 className="h1">{t('noRight.title')}</h1>
      <Administrators />
      <Button component={Link} to="/leads" mt={10}>
        {t('notFound.action')}
      </Button>
    </div>
  );
}

export function CrashPage({ error, reset }: { error: unknown; reset: () => void }) {
  const [copied, setCopied] = useState(false);
  const refused = isProblem(error) && error.status === 403;
  const title = refused ? t('noRight.title') : t('crash.title');
  const told = failureText(error);
  useTitle(title);
  const copy = () => {
    // The route without its query: a search may hold a person's name.
    const lines = [location.pathname, told.requestId ?? '', error instanceof Error ? error.name : ''];
    void navigator.clipboard?.writeText(lines.filter((line) => line !== '').join('\n')).then(() => setCopied(true));
  };
  return (
    <main className="empty" id="main" tabIndex={-1}>
      <h1 className="h1" role="alert">
        {title}
      </h1>
      {isProblem(error) && <p className="t2">{`${told.message} ${told.remedy}`.trim()}</p>}
      <div className="buttons" style={{ marginTop: 12 }}>
        {refused ? (
          <Button component={Link} to="/leads">
            {t('notFound.action')}
          </Button>
        ) : (
          <>
            <Button onClick={reset}>{t('tryAgain')}</Button>
            <Button variant="default" onClick={copy}>
              {copied ? t('crash.copied') : t('crash.copy')}
            </Button>
          </>
        )}
      </div>
    </main>
  );
}
