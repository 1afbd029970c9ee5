// SPDX-License-Identifier: Apache-2.0
//
// Breadcrumb, theme, bell, account.
import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { signOut, useSession } from '../api/session';
import { NoticeBell } from '../features/notices/NoticeBell';
import { chooseLanguage, languageNames, languages, useLanguage } from '../i18n/language';
import { t, type Key } from '../i18n/t';
import { Avatar } from '../ui/Avatar/Avatar';
import { IconKeyboard, IconLanguage, IconLogout, IconMenu2, IconSearch, IconUser } from '../ui/icons';
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

function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { user } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const language = useLanguage();
  const leave = async () => {
    await signOut().catch(() => undefined);
    client.clear();
    await navigate({ to: '/sign-in' });
  };
  const role = ['admin', 'manager', 'user'].includes(user.role) ? t(`role.${user.role}` as Key) : user.role;
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <button type="button" className="icon-button" aria-label={t('account.name', { name: user.name })}>
          <Avatar name={user.name} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name}, {role}
        </Menu.Label>
        <Menu.Item leftSection={<IconUser size={16} aria-hidden />} onClick={() => void navigate({ to: '/account' })}>
          {t('account.page')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={onShortcuts}>
          {t('account.shortcuts')}
        </Menu.Item>
        {languages
          .filter((other) => other !== language)
          .map((other) => (
            <Menu.Item
              key={other}
              lang={other}
              leftSection={<IconLanguage size={16} aria-hidden />}
              onClick={() => void chooseLanguage(other)}
            >
              {languageNames[other]}
            </Menu.Item>
          ))}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
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
      <AccountMenu onShortcuts={onShortcuts} />
      {menu && (
        <Suspense>
          <MobileMenu onClose={() => setMenu(false)} />
        </Suspense>
      )}
    </header>
  );
}
