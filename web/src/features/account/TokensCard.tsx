// SPDX-License-Identifier: Apache-2.0
//
// API tokens of oneself: make one (its secret is shown once), see them, revoke them.
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createToken, revokeToken, tokensQuery } from '../../api/people';
import type { ApiToken, Right } from '../../api/types';
import { moment } from '../../i18n/format';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { IconPlus } from '../../ui/icons';
import { ListTable } from '../../ui/ListTable';
import { Note } from '../../ui/Note/Note';
import { OneTimeSecret } from '../../ui/OneTimeSecret/OneTimeSecret';
import { Select } from '../../ui/Select';
import { LoadError, Skeleton } from '../../ui/States/States';
import { WriteButton, WriteLink } from '../../ui/WriteButton/WriteButton';
import styles from './Account.module.css';

// What a program is given; settings and people are for a person who looks.
const grantable: readonly Right[] = [
  'view_leads',
  'export_leads',
  'create_leads',
  'edit_leads',
  'delete_leads',
  'import',
  'view_imports',
  'undo_imports',
  'use_templates',
  'create_options',
];
const lifetimes = [30, 90, 365];

function NewToken({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [rights, setRights] = useState<Right[]>(['view_leads', 'import', 'view_imports']);
  const [days, setDays] = useState('90');
  const [tried, setTried] = useState(false);
  const making = useMutation({
    mutationFn: () => createToken(name.trim(), rights, days === 'never' ? null : Number(days)),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
  if (making.isSuccess) {
    return (
      <Dialog opened onClose={onClose} title={making.data.name} width={560}>
        <div className="col" style={{ gap: 14 }}>
          <Note tone="warn">{t('account.tokenShown')}</Note>
          <OneTimeSecret label={t('account.token')} text={making.data.token} />
        </div>
        <div className="buttons ends" style={{ marginTop: 22 }}>
          <Button onClick={onClose}>{t('done')}</Button>
        </div>
      </Dialog>
    );
  }
  const submit = () => {
    setTried(true);
    if (name.trim() === '') document.getElementById('token-name')?.focus();
    else if (rights.length > 0 && !making.isPending) making.mutate();
  };
  return (
    <Dialog opened onClose={onClose} title={t('account.addToken')} width={560}>
      <form
        noValidate
        className="col"
        style={{ gap: 14 }}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {making.isError && (
          <Note tone="err" alert>
            {failureText(making.error).message} {failureText(making.error).remedy}
          </Note>
        )}
        <TextInput
          id="token-name"
          label={t('account.tokenName')}
          data-autofocus
          maxLength={100}
          value={name}
          error={tried && name.trim() === '' ? t('account.tokenNameMissing') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={t('account.tokenRights')}
          value={rights}
          error={tried && rights.length === 0 ? t('account.tokenRightsMissing') : undefined}
          onChange={(chosen) => setRights(grantable.filter((right) => chosen.includes(right)))}
        >
          <div className={styles['rights']}>
            {grantable.map((right) => (
              <Checkbox key={right} size="xs" value={right} label={t(`right.${right}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <Select
          label={t('account.tokenDays')}
          allowDeselect={false}
          data={[
            ...lifetimes.map((n) => ({ value: String(n), label: t('account.tokenDay', { n }) })),
            { value: 'never', label: t('account.tokenNever') },
          ]}
          value={days}
          onChange={(value) => value !== null && setDays(value)}
        />
        <div className="buttons ends" style={{ marginTop: 8 }}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <WriteButton type="submit" aria-busy={making.isPending}>
            {t('account.addToken')}
          </WriteButton>
        </div>
      </form>
    </Dialog>
  );
}

function Revoke({ token, onClose }: { token: ApiToken; onClose: () => void }) {
  const client = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: tokensQuery.queryKey });
      onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} title={t('account.revokeTitle', { name: token.name })}>
      <p className="t2">{t('account.revokeHint')}</p>
      {revoking.isError && <Note tone="err">{failureText(revoking.error).message}</Note>}
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <WriteButton color="red.9" onClick={() => !revoking.isPending && revoking.mutate()}>
          {t('account.revoke')}
        </WriteButton>
      </div>
    </Dialog>
  );
}

export function TokensCard() {
  const query = useQuery(tokensQuery);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiToken | null>(null);
  return (
    <section className="card" aria-label={t('account.tokens')}>
      <div className={`row wrap ${styles['head']}`}>
        <div className="grow">
          <h2 className="h2">{t('account.tokens')}</h2>
          <p className="sm t3">{t('account.tokensHint')}</p>
        </div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setMaking(true)}
        >
          {t('account.addToken')}
        </Button>
      </div>
      {query.isPending && <Skeleton rows={2} />}
      {query.isError && query.data === undefined && (
        <LoadError message={failureText(query.error).message} onRetry={() => void query.refetch()} />
      )}
      {query.data?.length === 0 && (
        <p className="t3 sm" style={{ padding: '0 20px 20px' }}>
          {t('account.noTokens')}
        </p>
      )}
      {query.data !== undefined && query.data.length > 0 && (
        <ListTable
          label={t('account.tokensTable')}
          caption={t('account.tokens')}
          heads={[
            t('users.name'),
            t('account.tokenBegins'),
            t('account.tokenRights'),
            t('account.tokenEnds'),
            t('account.tokenUsed'),
            { spoken: t('jobs.actions') },
          ]}
        >
          {query.data.map((token) => {
            const rights = token.rights.map((right) => t(`right.${right}`)).join(', ');
            return (
              <tr key={token.id}>
                <td style={{ color: 'var(--in-text)' }}>{token.name}</td>
                <td data-label={t('account.tokenBegins')} className="mono">
                  {token.beginning}
                </td>
                <td data-label={t('account.tokenRights')} className="cut" style={{ maxWidth: 260 }} title={rights}>
                  {rights}
                </td>
                <td data-label={t('account.tokenEnds')} className="num">
                  {token.expires_at === null ? t('account.tokenNever') : moment(token.expires_at)}
                </td>
                <td data-label={t('account.tokenUsed')} className="num">
                  {token.last_used_at === null ? t('users.never') : moment(token.last_used_at)}
                </td>
                <td>
                  <WriteLink
                    aria-label={t('account.revokeFor', { name: token.name })}
                    onClick={() => setRevoking(token)}
                  >
                    {t('account.revoke')}
                  </WriteLink>
                </td>
              </tr>
            );
          })}
        </ListTable>
      )}
      {making && <NewToken onClose={() => setMaking(false)} />}
      {revoking !== null && <Revoke token={revoking} onClose={() => setRevoking(null)} />}
    </section>
  );
}
