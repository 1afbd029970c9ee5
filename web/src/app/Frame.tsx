// SPDX-License-Identifier: Apache-2.0
//
// Around every page but the wizard: left bar, top bar, what runs, and the sign-in over the page.
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { withTexts } from '../i18n/language';
import { t } from '../i18n/t';
import { Logo } from '../ui/Logo';
import { ConnectionBar } from './ConnectionBar';
import styles from './Frame.module.css';
import { Navigation } from './Navigation';
import { RunningBar } from './RunningBar';
import { useShortcuts, type Shortcut } from './shortcuts';
import { TopBar } from './TopBar';

const ShortcutsDialog = lazy(() =>
  withTexts(import('./ShortcutsDialog')).then(({ ShortcutsDialog: dialog }) => ({ default: dialog })),
);

const GoToDialog = lazy(() =>
  withTexts(import('./GoToDialog')).then(({ GoToDialog: dialog }) => ({ default: dialog })),
);

export function Frame() {
  const navigate = useNavigate();
  const path = useLocation({ select: (location) => location.pathname });
  const [shortcuts, setShortcuts] = useState(false);
  const [goTo, setGoTo] = useState(false);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);

  // After a change of page the focus is at its beginning; not on the first load, where the browser has put it.
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    main.current?.focus();
  }, [path]);

  const run = useCallback(
    (shortcut: Shortcut) => {
      switch (shortcut) {
        case 'go':
          return setGoTo(true);
        case 'search':
          document.querySelector<HTMLInputElement>('[data-page-search]')?.focus();
          return;
        case 'leads':
          return void navigate({ to: '/leads' });
        case 'jobs':
          return void navigate({ to: '/admin/batch-jobs' });
        case 'templates':
          return void navigate({ to: '/templates' });
        case 'import':
          return void navigate({ to: '/leads/import' });
        case 'list':
          setShortcuts(true);
      }
    },
    [navigate],
  );
  useShortcuts(run);

  return (
    <div className={styles['shell']}>
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('app.skip')}
      </a>
      <nav className={styles['side']} aria-label={t('nav.main')}>
        <Link to="/leads" className={styles['brand']} activeProps={{}}>
          <Logo />
          <span className={styles['word']}>{t('app.name')}</span>
        </Link>
        <Navigation />
      </nav>
      <div style={{ minWidth: 0 }}>
        <TopBar onShortcuts={() => setShortcuts(true)} onGoTo={() => setGoTo(true)} />
        <ConnectionBar />
        <RunningBar />
        <main id="main" className="page" tabIndex={-1} ref={main}>
          <Outlet />
        </main>
      </div>
      {goTo && (
        <Suspense>
          <GoToDialog onClose={() => setGoTo(false)} />
        </Suspense>
      )}
      {shortcuts && (
        <Suspense>
          <ShortcutsDialog opened onClose={() => setShortcuts(false)} />
        </Suspense>
      )}
    </div>
  );
}
