// SPDX-License-Identifier: Apache-2.0
//
// Admin > Import settings, E-mail: the server, where links lead, and a test message.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deliveriesQuery, notificationsQuery, putNotifications, testMail } from '../../api/notifications';
import { isProblem } from '../../api/problem';
import { useSession } from '../../api/session';
import type { Notifications } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconCheck, IconMail } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import { Select } from '../../ui/Select';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { missingIn, readMail, withSecurity, writeMail, type MailForm } from './mailForm';
import styles from './Notifications.module.css';

function TestMail({ stored }: { stored: Notifications }) {
  const client = useQueryClient();
  const { user } = useSession();
  const [to, setTo] = useState(user.email);
  const sending = useMutation({
    mutationFn: () => testMail(to.trim()),
    onSuccess: () => client.invalidateQueries({ queryKey: deliveriesQuery.queryKey }),
  });
  if (stored.mail === null) return null;
  return (
    <div className={styles['test']}>
      <div className="row wrap" style={{ alignItems: 'flex-end', gap: 10 }}>
        <TextInput
          label={t('mail.testTo')}
          type="email"
          style={{ flex: '1 1 240px', maxWidth: 380 }}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <WriteButton
          variant="default"
          leftSection={<IconMail size={16} aria-hidden />}
          aria-busy={sending.isPending}
          onClick={() => !sending.isPending && sending.mutate()}
        >
          {t('mail.test')}
        </WriteButton>
      </div>
      <p className="sm t2" role="status">
        {sending.isSuccess && t('mail.testOnItsWay')}
      </p>
      {sending.isError && (
        <Note tone="err" alert>
          <span className="b">{failureText(sending.error).message}</span> {failureText(sending.error).remedy}
        </Note>
      )}
    </div>
  );
}

export function MailCard({ stored }: { stored: Notifications }) {
  const client = useQueryClient();
  const [form, setForm] = useState(() => readMail(stored));
  const [tried, setTried] = useState(false);
  const saving = useMutation({
    mutationFn: () => putNotifications(writeMail(form, stored.version)),
    onSuccess: (next) => {
      client.setQueryData(notificationsQuery.queryKey, next);
      setForm(readMail(next));
    },
    // What somebody else stored comes with the next look; what was typed here stays.
    onError: (error) => {
      if (isProblem(error, 'CONFLICT')) void client.invalidateQueries({ queryKey: notificationsQuery.queryKey });
    },
  });
  const dirty = JSON.stringify(form) !== JSON.stringify(readMail(stored));
  const missing = missingIn(form);
  const set = (change: Partial<MailForm>) => {
    if (saving.isSuccess) saving.reset();
    setForm({ ...form, ...change });
  };
  const save = () => {
    setTried(true);
    if (missing !== null) document.getElementById(`mail-${missing}`)?.focus();
    else if (!saving.isPending) saving.mutate();
  };
  return (
    <section className="card" aria-label={t('mail.title')} style={{ marginTop: 16 }}>
      <div className={styles['group']}>
        <div>
          <h2 className="h2">{t('mail.title')}</h2>
          <p className="sm t3">{t('mail.hint')}</p>
        </div>
        <div className={styles['fields']}>
          <TextInput
            label={t('mail.host')}
            description={t('mail.hostHint')}
            value={form.host}
            onChange={(event) => set({ host: event.currentTarget.value })}
          />
          <Select
            label={t('mail.security')}
            description={t('mail.securityHint')}
            allowDeselect={false}
            data={(['starttls', 'tls', 'none'] as const).map((value) => ({
              value,
              label: t(`mail.security.${value}`),
            }))}
            value={form.security}
            onChange={(security) => security !== null && setForm(withSecurity(form, security as MailForm['security']))}
          />
          <TextInput
            id="mail-port"
            label={t('mail.port')}
            inputMode="numeric"
            value={form.port}
            error={tried && missing === 'port' ? t('settings.whole', { from: '1', to: '65535' }) : undefined}
            onChange={(event) => set({ port: event.currentTarget.value })}
          />
          <TextInput
            id="mail-from"
            label={t('mail.from')}
            type="email"
            value={form.from}
            error={tried && missing === 'from' ? t('mail.fromMissing') : undefined}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            label={t('mail.user')}
            autoComplete="off"
            value={form.user}
            onChange={(event) => set({ user: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('mail.password')}
            description={stored.mail?.has_password === true ? t('mail.passwordKept') : undefined}
            autoComplete="new-password"
            value={form.password}
            onChange={(event) => set({ password: event.currentTarget.value })}
          />
          <TextInput
            label={t('mail.publicUrl')}
            description={t('mail.publicUrlHint')}
            value={form.publicUrl}
            onChange={(event) => set({ publicUrl: event.currentTarget.value })}
          />
        </div>
        {saving.isError && (
          <Note tone="err" alert>
            <span className="b">{failureText(saving.error).message}</span> {failureText(saving.error).remedy}
          </Note>
        )}
        <div className="buttons">
          <WriteButton aria-busy={saving.isPending} onClick={save}>
            {t('save')}
          </WriteButton>
          {dirty && (
            <Button variant="subtle" color="gray" onClick={() => setForm(readMail(stored))}>
              {t('settings.discard')}
            </Button>
          )}
          <span className="sm t2 row" role="status" style={{ gap: 6 }}>
            {saving.isSuccess && !dirty && (
              <>
                <IconCheck size={16} aria-hidden className="ok" />
                {t('settings.saved')}
              </>
            )}
            {dirty && t('settings.unsaved')}
          </span>
        </div>
        <TestMail stored={stored} />
      </div>
    </section>
  );
}
