// SPDX-License-Identifier: Apache-2.0
//
// Admin > Import settings, Webhooks: the addresses that are told the ends of imports. A secret is shown once.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  addWebhook,
  deliveriesQuery,
  notificationsQuery,
  removeWebhook,
  renewWebhookSecret,
  testWebhook,
} from '../../api/notifications';
import type { Notifications, WebhookSecret } from '../../api/types';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { IconPlus, IconRotate, IconTrash } from '../../ui/icons';
import { RowMenu } from '../../ui/RowMenu';
import { ListTable } from '../../ui/ListTable';
import { Note } from '../../ui/Note/Note';
import { OneTimeSecret } from '../../ui/OneTimeSecret/OneTimeSecret';
import { toast } from '../../ui/Toast/toast';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { WriteItem } from '../../ui/WriteButton/WriteItem';
import styles from './Notifications.module.css';

type Webhook = Notifications['webhooks'][number];
type Asked = { kind: 'add' } | { kind: 'renew' | 'remove'; webhook: Webhook } | null;

function Failure({ error }: { error: Error | null }) {
  if (error === null) return null;
  return (
    <div style={{ marginTop: 12 }}>
      <Note tone="err" alert>
        <span className="b">{failureText(error).message}</span> {failureText(error).remedy}
      </Note>
    </div>
  );
}

function SecretDialog({ webhook, onClose }: { webhook: WebhookSecret; onClose: () => void }) {
  return (
    <Dialog opened onClose={onClose} title={t('webhooks.secretTitle')} width={560}>
      <div className="col" style={{ gap: 14 }}>
        <Note tone="warn">{t('webhooks.secretShown')}</Note>
        <OneTimeSecret label={t('webhooks.secret')} text={webhook.secret} />
        <p className="sm t3">{t('webhooks.secretUse')}</p>
      </div>
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button onClick={onClose}>{t('done')}</Button>
      </div>
    </Dialog>
  );
}

function AddDialog({ onClose, onSecret }: { onClose: () => void; onSecret: (made: WebhookSecret) => void }) {
  const [url, setUrl] = useState('');
  const [tried, setTried] = useState(false);
  const fits = /^https?:\/\/[^\s]+$/.test(url.trim());
  const adding = useMutation({ mutationFn: () => addWebhook(url.trim()), onSuccess: onSecret });
  return (
    <Dialog opened onClose={onClose} title={t('webhooks.add')} width={560}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!fits) document.getElementById('webhook-url')?.focus();
          else if (!adding.isPending) adding.mutate();
        }}
      >
        <TextInput
          id="webhook-url"
          label={t('webhooks.url')}
          description={t('webhooks.urlHint')}
          placeholder="https://crm.example.com/hooks/inlet"
          data-autofocus
          maxLength={2000}
          value={url}
          error={tried && !fits ? t('webhooks.urlMissing') : undefined}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Failure error={adding.error} />
        <div className="buttons ends" style={{ marginTop: 22 }}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <WriteButton type="submit" aria-busy={adding.isPending}>
            {t('webhooks.add')}
          </WriteButton>
        </div>
      </form>
    </Dialog>
  );
}

type ConfirmProps = { kind: 'renew' | 'remove'; webhook: Webhook; onClose: () => void };

function ConfirmDialog({
  kind,
  webhook,
  onClose,
  onSecret,
}: ConfirmProps & { onSecret: (made: WebhookSecret) => void }) {
  const client = useQueryClient();
  const doing = useMutation({
    mutationFn: (): Promise<WebhookSecret | void> =>
      kind === 'renew' ? renewWebhookSecret(webhook.id) : removeWebhook(webhook.id),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: notificationsQuery.queryKey });
      if (made) onSecret(made);
      else onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} title={t(`webhooks.${kind}Title`)}>
      <p className="t2" style={{ overflowWrap: 'anywhere' }}>
        {t(`webhooks.${kind}Hint`, { url: webhook.url })}
      </p>
      <Failure error={doing.error} />
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <WriteButton
          {...(kind === 'remove' && { color: 'red.9' })}
          aria-busy={doing.isPending}
          onClick={() => !doing.isPending && doing.mutate()}
        >
          {t(`webhooks.${kind}`)}
        </WriteButton>
      </div>
    </Dialog>
  );
}

function Row({ webhook, onAsk }: { webhook: Webhook; onAsk: (asked: Asked) => void }) {
  const client = useQueryClient();
  const testing = useMutation({
    mutationFn: () => testWebhook(webhook.id),
    onSuccess: () => {
      toast({ tone: 'info', title: t('webhooks.testOnItsWay') });
      return client.invalidateQueries({ queryKey: deliveriesQuery.queryKey });
    },
    onError: (error) => toast({ tone: 'err', title: failureText(error).message, detail: failureText(error).remedy }),
  });
  return (
    <tr>
      <td className={styles['target']} style={{ color: 'var(--in-text)' }}>
        {webhook.url}
      </td>
      <td style={{ textAlign: 'end' }}>
        <WriteButton
          size="xs"
          variant="default"
          aria-label={t('webhooks.testFor', { url: webhook.url })}
          aria-busy={testing.isPending}
          onClick={() => !testing.isPending && testing.mutate()}
        >
          {t('webhooks.test')}
        </WriteButton>
        <RowMenu label={t('webhooks.actions', { url: webhook.url })}>
          <WriteItem
            leftSection={<IconRotate size={16} aria-hidden />}
            onClick={() => onAsk({ kind: 'renew', webhook })}
          >
            {t('webhooks.renew')}
          </WriteItem>
          <WriteItem
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => onAsk({ kind: 'remove', webhook })}
          >
            {t('webhooks.remove')}
          </WriteItem>
        </RowMenu>
      </td>
    </tr>
  );
}

export function WebhooksCard({ stored }: { stored: Notifications }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked>(null);
  const [secret, setSecret] = useState<WebhookSecret | null>(null);
  const close = () => setAsked(null);
  const show = (made: WebhookSecret) => {
    close();
    setSecret(made);
    void client.invalidateQueries({ queryKey: notificationsQuery.queryKey });
  };
  return (
    <section className="card" aria-label={t('webhooks.title')} style={{ marginTop: 16 }}>
      <div className={`row wrap ${styles['head']}`}>
        <div className="grow" style={{ minWidth: 220 }}>
          <h2 className="h2">{t('webhooks.title')}</h2>
          <p className="sm t3">{t('webhooks.hint')}</p>
        </div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setAsked({ kind: 'add' })}
        >
          {t('webhooks.add')}
        </Button>
      </div>
      {stored.webhooks.length === 0 ? (
        <p className={`t3 sm ${styles['empty']}`}>{t('webhooks.none')}</p>
      ) : (
        <ListTable
          label={t('webhooks.table')}
          caption={t('webhooks.title')}
          heads={[t('webhooks.url'), { spoken: t('jobs.actions') }]}
        >
          {stored.webhooks.map((webhook) => (
            <Row key={webhook.id} webhook={webhook} onAsk={setAsked} />
          ))}
        </ListTable>
      )}
      {asked?.kind === 'add' && <AddDialog onClose={close} onSecret={show} />}
      {(asked?.kind === 'renew' || asked?.kind === 'remove') && (
        <ConfirmDialog kind={asked.kind} webhook={asked.webhook} onClose={close} onSecret={show} />
      )}
      {secret !== null && <SecretDialog webhook={secret} onClose={() => setSecret(null)} />}
    </section>
  );
}
