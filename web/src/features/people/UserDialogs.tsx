// SPDX-License-Identifier: Apache-2.0
//
// What an administrator does with one person: add, edit, set a new password, sign out, turn off. Links are shown once.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeUser, inviteUser, resetPassword, signOutUser } from '../../api/people';
import { isProblem } from '../../api/problem';
import type { Role, User, UserLink } from '../../api/types';
import { moment } from '../../i18n/format';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { OneTimeSecret } from '../../ui/OneTimeSecret/OneTimeSecret';
import { Select } from '../../ui/Select';
import { toast } from '../../ui/Toast/toast';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { roleName } from './roles';

type Done = { onClose: () => void; onLink: (link: UserLink) => void };

export function LinkDialog({ link, onClose }: { link: UserLink; onClose: () => void }) {
  return (
    <Dialog opened onClose={onClose} title={t('users.linkTitle', { name: link.user.name })} width={560}>
      <p className="t2" style={{ marginBottom: 14 }}>
        {t('users.linkHint', { name: link.user.name, until: moment(link.expires_at) })}
      </p>
      <OneTimeSecret label={t('users.link')} text={`${location.origin}${link.path}`} />
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button onClick={onClose}>{t('done')}</Button>
      </div>
    </Dialog>
  );
}

export function UserForm({ user, roles, onClose, onLink }: Done & { user: User | null; roles: Role[] }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState({ name: user?.name ?? '', email: user?.email ?? '', role: user?.role ?? 'user' });
  const [tried, setTried] = useState(false);
  const saving = useMutation({
    mutationFn: async () => {
      if (user === null) return inviteUser({ ...draft, name: draft.name.trim(), email: draft.email.trim() });
      await changeUser(user.id, { ...draft, name: draft.name.trim(), email: draft.email.trim() });
      return null;
    },
    onSuccess: (link) => {
      void client.invalidateQueries({ queryKey: ['users'] });
      void client.invalidateQueries({ queryKey: ['roles'] });
      if (link !== null) onLink(link);
      else {
        toast({ tone: 'ok', title: t('users.saved', { name: draft.name.trim() }) });
        onClose();
      }
    },
  });
  const badName = draft.name.trim() === '';
  const badEmail = !/^\S+@\S+\.\S+$/.test(draft.email.trim());
  const submit = () => {
    setTried(true);
    if (badName || badEmail) document.getElementById(badName ? 'user-name' : 'user-email')?.focus();
    else if (!saving.isPending) saving.mutate();
  };
  const refused = isProblem(saving.error) ? (saving.error.body.fields ?? []) : [];
  return (
    <Dialog opened onClose={onClose} title={user === null ? t('users.add') : t('users.editTitle', { name: user.name })}>
      <form
        noValidate
        className="col"
        style={{ gap: 14 }}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {saving.isError && (
          <Note tone="err" alert>
            <span className="b">{failureText(saving.error).message}</span> {failureText(saving.error).remedy}
          </Note>
        )}
        <TextInput
          id="user-name"
          label={t('users.name')}
          data-autofocus
          maxLength={100}
          autoComplete="off"
          value={draft.name}
          error={tried && badName ? t('users.nameMissing') : refused.find((one) => one.field === 'name')?.detail}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <TextInput
          id="user-email"
          label={t('users.email')}
          type="email"
          autoComplete="off"
          maxLength={254}
          value={draft.email}
          error={tried && badEmail ? t('users.emailMissing') : refused.find((one) => one.field === 'email')?.detail}
          onChange={(event) => setDraft({ ...draft, email: event.currentTarget.value })}
        />
        <Select
          label={t('users.role')}
          data={roles.map((role) => ({ value: role.key, label: roleName(role) }))}
          allowDeselect={false}
          value={draft.role}
          onChange={(role) => role !== null && setDraft({ ...draft, role })}
        />
        <div className="buttons ends" style={{ marginTop: 8 }}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <WriteButton type="submit" aria-busy={saving.isPending}>
            {user === null ? t('users.invite') : t('save')}
          </WriteButton>
        </div>
      </form>
    </Dialog>
  );
}

export type Question = 'off' | 'signOut' | 'reset';
const words = {
  off: { title: 'users.offTitle', hint: 'users.offHint', action: 'users.off' },
  signOut: { title: 'users.signOutTitle', hint: 'users.signOutHint', action: 'users.signOut' },
  reset: { title: 'users.resetTitle', hint: 'users.resetHint', action: 'users.reset' },
} as const;

export function QuestionDialog({ user, question, onClose, onLink }: Done & { user: User; question: Question }) {
  const client = useQueryClient();
  const acting = useMutation({
    mutationFn: async (): Promise<UserLink | null> => {
      if (question === 'reset') return resetPassword(user.id);
      if (question === 'off') await changeUser(user.id, { active: false });
      else await signOutUser(user.id);
      return null;
    },
    onSuccess: (link) => {
      void client.invalidateQueries({ queryKey: ['users'] });
      if (link !== null) {
        onLink(link);
        return;
      }
      if (question === 'signOut') toast({ tone: 'ok', title: t('users.signedOut', { name: user.name }) });
      onClose();
    },
  });
  const { title, hint, action } = words[question];
  return (
    <Dialog opened onClose={onClose} title={t(title, { name: user.name })}>
      <p className="t2">{t(hint)}</p>
      {acting.isError && (
        <div style={{ marginTop: 12 }}>
          <Note tone="err" alert>
            <span className="b">{failureText(acting.error).message}</span> {failureText(acting.error).remedy}
          </Note>
        </div>
      )}
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <WriteButton
          color={question === 'off' ? 'red.9' : undefined}
          aria-busy={acting.isPending}
          onClick={() => !acting.isPending && acting.mutate()}
        >
          {t(action)}
        </WriteButton>
      </div>
    </Dialog>
  );
}
