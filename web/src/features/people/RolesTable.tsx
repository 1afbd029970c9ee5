// SPDX-License-Identifier: Apache-2.0
//
// Rights by roles, as a table; own roles are copies of others with other ticks.
import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeRole, createRole, deleteRole } from '../../api/people';
import type { Role, Scope } from '../../api/types';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { IconCheck, IconCopy, IconDots, IconMinus, IconPencil, IconTrash } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import { ScrollRegion } from '../../ui/ScrollRegion/ScrollRegion';
import { Select } from '../../ui/Select';
import { PanelClose, PanelTitle, SidePanel } from '../../ui/SidePanel/SidePanel';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { WriteItem } from '../../ui/WriteButton/WriteItem';
import { rights, roleName, scopesOf } from './roles';

type Asked = { kind: 'edit' | 'copy' | 'delete'; role: Role } | null;

function ScopeMark({ scope }: { scope: Scope | undefined }) {
  const Icon = scope === undefined || scope === 'none' ? IconMinus : IconCheck;
  return (
    <span className={`row ${scope === 'all' ? 'ok' : scope === 'own' ? 'accent' : 't3'}`} style={{ gap: 6 }}>
      <Icon size={15} aria-hidden />
      {t(`scope.${scope ?? 'none'}`)}
    </span>
  );
}

function RolePanel({ role, copy, onClose }: { role: Role; copy: boolean; onClose: () => void }) {
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
  return (
    <SidePanel opened onClose={onClose} width={480}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') document.getElementById('role-name')?.focus();
          else if (!saving.isPending) saving.mutate();
        }}
      >
        <div className="row" style={{ padding: '16px 16px 12px 24px', borderBottom: '1px solid var(--in-border)' }}>
          <PanelTitle className="grow h2">
            {copy ? t('roles.newTitle') : t('roles.editTitle', { name: role.name })}
          </PanelTitle>
          <PanelClose aria-label={t('close')} />
        </div>
        <div className="col" style={{ gap: 12, padding: '20px 24px' }}>
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
        </div>
        <div className="buttons ends" style={{ padding: '12px 24px 20px' }}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <WriteButton type="submit" aria-busy={saving.isPending}>
            {t('roles.save')}
          </WriteButton>
        </div>
      </form>
    </SidePanel>
  );
}

function DeleteRole({ role, onClose }: { role: Role; onClose: () => void }) {
  const client = useQueryClient();
  const deleting = useMutation({
    mutationFn: () => deleteRole(role.id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['roles'] });
      onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} title={t('roles.deleteTitle', { name: role.name })}>
      <p className="t2">{t('roles.deleteHint')}</p>
      {deleting.isError && (
        <div style={{ marginTop: 12 }}>
          <Note tone="err" alert>
            {failureText(deleting.error).message} {failureText(deleting.error).remedy}
          </Note>
        </div>
      )}
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <WriteButton color="red.9" onClick={() => !deleting.isPending && deleting.mutate()}>
          {t('roles.delete')}
        </WriteButton>
      </div>
    </Dialog>
  );
}

export function RolesTable({ roles }: { roles: Role[] }) {
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  return (
    <>
      <p className="sm t3" style={{ marginBottom: 10 }}>
        {t('roles.builtIn')}
      </p>
      <div className="card">
        <ScrollRegion label={t('roles.table')}>
          <table className="list low">
            <caption className="spoken">{t('roles.table')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('roles.right')}</th>
                {roles.map((role) => (
                  <th key={role.id} scope="col">
                    <span className="row" style={{ gap: 4 }}>
                      <span>
                        {roleName(role)}
                        <span className="t3 num" style={{ fontWeight: 400 }}>
                          {' '}
                          {t('roles.people', { n: role.users })}
                        </span>
                      </span>
                      <Menu position="bottom-end">
                        <Menu.Target>
                          <ActionIcon
                            variant="subtle"
                            color="gray"
                            size={28}
                            aria-label={t('roles.actions', { name: roleName(role) })}
                          >
                            <IconDots size={16} aria-hidden />
                          </ActionIcon>
                        </Menu.Target>
                        <Menu.Dropdown>
                          <Menu.Item
                            leftSection={<IconCopy size={16} aria-hidden />}
                            onClick={() => setAsked({ kind: 'copy', role })}
                          >
                            {t('roles.copy')}
                          </Menu.Item>
                          {!role.built_in && (
                            <>
                              <Menu.Item
                                leftSection={<IconPencil size={16} aria-hidden />}
                                onClick={() => setAsked({ kind: 'edit', role })}
                              >
                                {t('roles.edit')}
                              </Menu.Item>
                              <WriteItem
                                leftSection={<IconTrash size={16} aria-hidden />}
                                onClick={() => setAsked({ kind: 'delete', role })}
                              >
                                {t('roles.delete')}
                              </WriteItem>
                            </>
                          )}
                        </Menu.Dropdown>
                      </Menu>
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rights.map((right) => (
                <tr key={right}>
                  <th scope="row" style={{ background: 'none', height: 38, color: 'var(--in-text-2)' }}>
                    {t(`right.${right}`)}
                  </th>
                  {roles.map((role) => (
                    <td key={role.id}>
                      <ScopeMark scope={role.rights[right]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </div>
      {asked !== null && asked.kind !== 'delete' && (
        <RolePanel role={asked.role} copy={asked.kind === 'copy'} onClose={close} />
      )}
      {asked?.kind === 'delete' && <DeleteRole role={asked.role} onClose={close} />}
    </>
  );
}
