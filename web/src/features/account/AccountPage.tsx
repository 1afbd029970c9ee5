// SPDX-License-Identifier: Apache-2.0
//
// One's own account: name and language, password, where one is signed in, API tokens.
import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeProfile, endOtherSessions, endSession, sessionsQuery } from '../../api/people';
import { sessionQuery, useSession } from '../../api/session';
import type { SessionItem } from '../../api/types';
import { moment } from '../../i18n/format';
import { chooseLanguage, languageNames, languages, useLanguage, type Language } from '../../i18n/language';
import { t } from '../../i18n/t';
import { ListTable } from '../../ui/ListTable';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { Select } from '../../ui/Select';
import { LoadError, Skeleton } from '../../ui/States/States';
import { useTitle } from '../../ui/useTitle';
import { WriteButton, WriteLink } from '../../ui/WriteButton/WriteButton';
import styles from './Account.module.css';
import { PasswordCard } from './PasswordCard';
import { TokensCard } from './TokensCard';

function ProfileCard() {
  const { user } = useSession();
  const client = useQueryClient();
  const language = useLanguage();
  const [name, setName] = useState(user.name);
  const saving = useMutation({
    mutationFn: () => changeProfile(name.trim()),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  return (
    <section className={`card ${styles['card']}`} aria-label={t('account.you')}>
      <h2 className="h2">{t('account.you')}</h2>
      <form
        className={styles['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '' && !saving.isPending) saving.mutate();
        }}
      >
        <TextInput
          label={t('account.nameLabel')}
          autoComplete="name"
          maxLength={100}
          value={name}
          error={
            name.trim() === '' ? t('users.nameMissing') : saving.isError ? failureText(saving.error).message : undefined
          }
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput label={t('signIn.email')} value={user.email} readOnly />
        <Select
          label={t('account.language')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          allowDeselect={false}
          value={language}
          onChange={(value) => value !== null && void chooseLanguage(value as Language)}
        />
        <div className="buttons">
          <WriteButton type="submit" variant="default" aria-busy={saving.isPending}>
            {t('save')}
          </WriteButton>
          <span className="sm t2" role="status">
            {saving.isSuccess && t('account.saved')}
          </span>
        </div>
      </form>
    </section>
  );
}

function SessionsTable({ sessions, onEnd }: { sessions: SessionItem[]; onEnd: (id: string) => void }) {
  return (
    <ListTable
      label={t('account.sessionsTable')}
      caption={t('account.sessions')}
      heads={[
        t('account.browser'),
        t('account.address'),
        t('account.since'),
        t('account.seen'),
        { spoken: t('jobs.actions') },
      ]}
    >
      {sessions.map((session) => (
        <tr key={session.id}>
          <td className="cut" style={{ maxWidth: 300 }} title={session.agent}>
            {session.agent}
          </td>
          <td data-label={t('account.address')} className="num">
            {session.address}
          </td>
          <td data-label={t('account.since')} className="num">
            {moment(session.created_at)}
          </td>
          <td data-label={t('account.seen')} className="num">
            {moment(session.last_seen_at)}
          </td>
          <td>
            {session.current ? (
              <span className="tag">{t('account.this')}</span>
            ) : (
              <WriteLink
                aria-label={t('account.endFor', { address: session.address })}
                onClick={() => onEnd(session.id)}
              >
                {t('account.end')}
              </WriteLink>
            )}
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

function SessionsCard() {
  const client = useQueryClient();
  const query = useQuery(sessionsQuery);
  const refresh = () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const ending = useMutation({
    mutationFn: (id: string | null) => (id === null ? endOtherSessions() : endSession(id)),
    onSettled: refresh,
  });
  return (
    <section className="card" aria-label={t('account.sessions')}>
      <div className={`row wrap ${styles['head']}`}>
        <h2 className="h2 grow">{t('account.sessions')}</h2>
        {(query.data?.length ?? 0) > 1 && (
          <WriteButton size="xs" variant="default" onClick={() => ending.mutate(null)}>
            {t('account.endOthers')}
          </WriteButton>
        )}
      </div>
      {ending.isError && <Note tone="err">{failureText(ending.error).message}</Note>}
      {query.isPending && <Skeleton rows={2} />}
      {query.isError && query.data === undefined && (
        <LoadError message={failureText(query.error).message} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && <SessionsTable sessions={query.data} onEnd={(id) => ending.mutate(id)} />}
    </section>
  );
}

export function AccountPage() {
  useTitle(t('account.title'));
  return (
    <div className={styles['page']}>
      <h1 className="h1">{t('account.title')}</h1>
      <div className={styles['two']}>
        <ProfileCard />
        <PasswordCard />
      </div>
      <SessionsCard />
      <TokensCard />
    </div>
  );
}
