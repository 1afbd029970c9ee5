// SPDX-License-Identifier: Apache-2.0
//
// Breadcrumb, theme, bell, account.
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useSession } from '../api/session';
import { NoticeBell } from '../features/notices/NoticeBell';
import { t } from '../i18n/t';
import { Avatar } from '../ui/Avatar/Avatar';
import { IconMenu2, IconSearch } from '../ui/icons';
import { ThemeButton } from '../ui/ThemeButton';
import { crumbsOf, jobOf } from './crumbs';
import styles from './Frame.module.css';
import { noticeLink } from './links';

const MobileMenu = lazy(() => import('./MobileMenu').then(({ MobileMenu: menu }) => ({ default: menu })));

function Crumbs() {
  const { rights } = useSession();
  const path = useLocation({ select: (location) => location.pathname });
  const crumbs = crumbsOf(path, rights.see_all_imports);
  return (
    <nav aria-label={t('nav.breadcrumb')}>
      <ol className={styles['crumbs']}>
        {crumbs.map((crumb, index) => (
          <li key={crumb.text} className="row">
            {index > 0 && <span aria-hidden>/</span>}
            {crumb.to !== undefined ? (
              <Link to={crumb.to}>{crumb.text}</Link>
            ) : (
              <span className="t2" aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
                {crumb.text}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

// Its menu comes right after the first view; until then the button stands there.
const AccountMenu = lazy(() => import('./AccountMenu').then(({ AccountMenu: menu }) => ({ default: menu })));

function AccountButton({ onShortcuts }: { onShortcuts: () => void }) {
  const { user } = useSession();
  const waiting = (
    <button type="button" className="icon-button" aria-label={t('account.name', { name: user.name })}>
      <Avatar name={user.name} />
    </button>
  );
  return (
    <Suspense fallback={waiting}>
      <AccountMenu onShortcuts={onShortcuts} />
    </Suspense>
  );
}

type TopBarProps = { onShortcuts: () => void; onGoTo: () => void };

export function TopBar({ onShortcuts, onGoTo }: TopBarProps) {
  const [menu, setMenu] = useState(false);
  const navigate = useNavigate();
  const path = useLocation({ select: (location) => location.pathname });
  const openJob = useCallback(
    (id: number) => void navigate({ to: '/admin/batch-jobs/$id', params: { id: String(id) } }),
    [navigate],
  );
  return (
    <header className={styles['top']}>
      <button
        type="button"
        className={`icon-button ${styles['menuButton']}`}
        aria-label={t('nav.open')}
        aria-haspopup="dialog"
        onClick={() => setMenu(true)}
      >
        <IconMenu2 size={20} aria-hidden />
      </button>
      <div className="grow">
        <Crumbs />
      </div>
      <button type="button" className={styles['goTo']} aria-keyshortcuts="Control+K" onClick={onGoTo}>
        <IconSearch size={15} aria-hidden />
        {t('go.open')}
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <ThemeButton />
      <NoticeBell openJob={jobOf(path)} onOpenJob={openJob} jobLink={noticeLink} />
      <AccountButton onShortcuts={onShortcuts} />
      {menu && (
        <Suspense>
          <MobileMenu onClose={() => setMenu(false)} />
        </Suspense>
      )}
    </header>
  );
}
