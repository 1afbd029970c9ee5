// SPDX-License-Identifier: Apache-2.0
//
// Admin > Users & roles: who may sign in, with which role; and what the roles may do.
import { Button, Menu, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usersQuery } from '../../api/catalog';
import { changeUser, rolesQuery } from '../../api/people';
import { useSession } from '../../api/session';
import type { Role, User, UserLink } from '../../api/types';
import { moment } from '../../i18n/format';
import { t } from '../../i18n/t';
import { Avatar } from '../../ui/Avatar/Avatar';
import { failureText } from '../../ui/failureText';
import {
  IconBan,
  IconCircleCheck,
  IconClock,
  IconKey,
  IconLogout,
  IconPencil,
  IconPlus,
  IconSearch,
} from '../../ui/icons';
import { RowMenu } from '../../ui/RowMenu';
import { ListTable } from '../../ui/ListTable';
import { Note } from '../../ui/Note/Note';
import { Segments } from '../../ui/Segments/Segments';
import { Empty, LoadError, Skeleton } from '../../ui/States/States';
import { useTitle } from '../../ui/useTitle';
import { WriteItem } from '../../ui/WriteButton/WriteItem';
import { roleName } from './roles';
import { RolesTable } from './RolesTable';
import { LinkDialog, QuestionDialog, UserForm, type Question } from './UserDialogs';

type Tab = 'users' | 'roles';
type UsersPageProps = { tab: Tab; onTab: (tab: Tab) => void };
type Asked =
  | { kind: 'none' }
  | { kind: 'form'; user: User | null }
  | { kind: 'question'; user: User; question: Question }
  | { kind: 'link'; link: UserLink };

const stateIcons = { active: IconCircleCheck, invited: IconClock, off: IconBan };
const stateTones = { active: 'ok', invited: 't2', off: 't3' };

function UserState({ state }: { state: User['state'] }) {
  const Icon = stateIcons[state];
  return (
    <span className="row" style={{ gap: 6 }}>
      <Icon size={15} aria-hidden className={stateTones[state]} />
      {t(`users.state.${state}`)}
    </span>
  );
}

type UserMenuProps = { user: User; onAsk: (asked: Asked) => void; onTurnOn: () => void };

function UserMenu({ user, onAsk, onTurnOn }: UserMenuProps) {
  return (
    <RowMenu label={t('users.actions', { name: user.name })} width={240}>
      <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onAsk({ kind: 'form', user })}>
        {t('users.edit')}
      </Menu.Item>
      {user.active && (
        <>
          <WriteItem
            leftSection={<IconKey size={16} aria-hidden />}
            onClick={() => onAsk({ kind: 'question', user, question: 'reset' })}
          >
            {user.state === 'invited' ? t('users.again') : t('users.reset')}
          </WriteItem>
          <WriteItem
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={() => onAsk({ kind: 'question', user, question: 'signOut' })}
          >
            {t('users.signOut')}
          </WriteItem>
          <WriteItem
            leftSection={<IconBan size={16} aria-hidden />}
            onClick={() => onAsk({ kind: 'question', user, question: 'off' })}
          >
            {t('users.off')}
          </WriteItem>
        </>
      )}
      {!user.active && (
        <WriteItem leftSection={<IconCircleCheck size={16} aria-hidden />} onClick={onTurnOn}>
          {t('users.on')}
        </WriteItem>
      )}
    </RowMenu>
  );
}

type UsersTableProps = { users: User[]; roles: Role[]; onAsk: (asked: Asked) => void; onTurnOn: (user: User) => void };

function UsersTable({ users, roles, onAsk, onTurnOn }: UsersTableProps) {
  const { user: me } = useSession();
  const nameOf = (key: string) => {
    const role = roles.find((one) => one.key === key);
    return role === undefined ? key : roleName(role);
  };
  return (
    <ListTable
      label={t('users.table')}
      caption={t('users.users')}
      heads={[
        t('users.name'),
        t('users.email'),
        t('users.role'),
        t('users.seen'),
        t('users.status'),
        { spoken: t('jobs.actions') },
      ]}
    >
      {users.map((user) => (
        <tr key={user.id}>
          <th scope="row">
            <span className="row" style={{ gap: 10 }}>
              <Avatar name={user.name} />
              <span className="b" style={{ color: 'var(--in-text)' }}>
                {user.name}
              </span>
              {user.id === me.id && <span className="tag">{t('users.you')}</span>}
            </span>
          </th>
          <td data-label={t('users.email')}>{user.email}</td>
          <td data-label={t('users.role')}>{nameOf(user.role)}</td>
          <td className="num" data-label={t('users.seen')}>
            {user.last_seen_at === null ? t('users.never') : moment(user.last_seen_at)}
          </td>
          <td data-label={t('users.status')}>
            <UserState state={user.state} />
          </td>
          <td className="corner">
            <UserMenu user={user} onAsk={onAsk} onTurnOn={() => onTurnOn(user)} />
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

export function UsersPage({ tab, onTab }: UsersPageProps) {
  useTitle(t('users.title'));
  const client = useQueryClient();
  const users = useQuery({ ...usersQuery, staleTime: 0 });
  const roles = useQuery(rolesQuery);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<Asked>({ kind: 'none' });
  const close = () => setAsked({ kind: 'none' });
  const onLink = (link: UserLink) => setAsked({ kind: 'link', link });
  const turningOn = useMutation({
    mutationFn: (user: User) => changeUser(user.id, { active: true }),
    onSettled: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
  const wanted = text.trim().toLowerCase();
  const shown = (users.data ?? []).filter((user) =>
    [user.name, user.email].some((part) => part.toLowerCase().includes(wanted)),
  );
  const error = users.error ?? roles.error;
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1 className="h1">{t('users.title')}</h1>
          <p className="t3 sm">{t('users.hint')}</p>
        </div>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsked({ kind: 'form', user: null })}>
          {t('users.add')}
        </Button>
      </div>
      {turningOn.isError && (
        <div style={{ marginBottom: 12 }}>
          <Note tone="err" alert>
            {failureText(turningOn.error).message} {failureText(turningOn.error).remedy}
          </Note>
        </div>
      )}
      <div className="toolbar">
        <Segments<Tab>
          label={t('users.show')}
          value={tab}
          onChange={onTab}
          segments={[
            { value: 'users', label: t('users.users'), count: users.data?.length ?? 0 },
            { value: 'roles', label: t('users.roles'), count: roles.data?.length ?? 0 },
          ]}
        />
        <span className="grow" />
        {tab === 'users' && (
          <TextInput
            className="search"
            type="search"
            data-page-search
            aria-label={t('users.search')}
            placeholder={t('users.search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </div>
      {error !== null && (users.data === undefined || roles.data === undefined) ? (
        <LoadError
          message={t('error.generic')}
          detail={failureText(error).message}
          requestId={failureText(error).requestId}
          onRetry={() => void Promise.all([users.refetch(), roles.refetch()])}
        />
      ) : users.data === undefined || roles.data === undefined ? (
        <div className="card">
          <Skeleton />
        </div>
      ) : tab === 'roles' ? (
        <RolesTable roles={roles.data} />
      ) : (
        <>
          <div className="card">
            {shown.length === 0 ? (
              <Empty title={t('users.noMatch')} />
            ) : (
              <UsersTable
                users={shown}
                roles={roles.data}
                onAsk={setAsked}
                onTurnOn={(user) => turningOn.mutate(user)}
              />
            )}
          </div>
          {users.data.length === 1 && (
            <p className="t3 sm" style={{ marginTop: 12 }}>
              {t('users.onlyYou')}
            </p>
          )}
        </>
      )}
      {asked.kind === 'form' && <UserForm user={asked.user} roles={roles.data ?? []} onClose={close} onLink={onLink} />}
      {asked.kind === 'question' && (
        <QuestionDialog user={asked.user} question={asked.question} onClose={close} onLink={onLink} />
      )}
      {asked.kind === 'link' && <LinkDialog link={asked.link} onClose={close} />}
    </>
  );
}
