// SPDX-License-Identifier: Apache-2.0
//
// The person's own menu: account, shortcuts, language, sign out.
import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { signOut, useSession } from '../api/session';
import { chooseLanguage, languageNames, languages, useLanguage } from '../i18n/language';
import { t, type Key } from '../i18n/t';
import { Avatar } from '../ui/Avatar/Avatar';
import { IconHelp, IconKeyboard, IconLanguage, IconLogout, IconUser } from '../ui/icons';

export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
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
        <Menu.Item leftSection={<IconHelp size={16} aria-hidden />} component={Link} to="/help">
          {t('account.help')}
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
