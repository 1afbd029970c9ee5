// SPDX-License-Identifier: Apache-2.0
//
// The rights of an own role, to change or to begin a copy with.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeRole, createRole } from '../../api/people';
import type { Role, Scope } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { Select } from '../../ui/Select';
import { PanelBody, PanelFoot, PanelForm, PanelHead } from '../../ui/SidePanel/PanelParts';
import { SidePanel } from '../../ui/SidePanel/SidePanel';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { rights, roleName, scopesOf } from './roles';

export function RolePanel({ role, copy, onClose }: { role: Role; copy: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState(copy ? t('roles.copyOf', { name: roleName(role) }) : role.name);
  const [scopes, setScopes] = useState(role.rights);
  const saving = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), rights: scopes, fields: role.fields };
      return copy ? createRole(body) : changeRole(role.id, { ...body, version: role.version });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['roles'] });
      onClose();
    },
  });
  const submit = () => {
    if (name.trim() === '') document.getElementById('role-name')?.focus();
    else if (!saving.isPending) saving.mutate();
  };
  return (
    <SidePanel opened onClose={onClose} width={480}>
      <PanelForm onSubmit={submit}>
        <PanelHead>{copy ? t('roles.newTitle') : t('roles.editTitle', { name: role.name })}</PanelHead>
        <PanelBody>
          {saving.isError && (
            <Note tone="err" alert>
              <span className="b">{failureText(saving.error).message}</span> {failureText(saving.error).remedy}
            </Note>
          )}
          <TextInput
            id="role-name"
            label={t('roles.name')}
            maxLength={100}
            data-autofocus
            value={name}
            error={name.trim() === '' ? t('users.nameMissing') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {rights.map((right) => (
            <div key={right} className="row" style={{ gap: 12 }}>
              <span className="grow sm">{t(`right.${right}`)}</span>
              <Select
                size="xs"
                style={{ width: 120 }}
                aria-label={t(`right.${right}`)}
                allowDeselect={false}
                data={scopesOf(right).map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
                value={scopes[right] ?? 'none'}
                onChange={(scope) => scope !== null && setScopes({ ...scopes, [right]: scope as Scope })}
              />
            </div>
          ))}
        </PanelBody>
        <PanelFoot>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <WriteButton type="submit" aria-busy={saving.isPending}>
            {t('roles.save')}
          </WriteButton>
        </PanelFoot>
      </PanelForm>
    </SidePanel>
  );
}
