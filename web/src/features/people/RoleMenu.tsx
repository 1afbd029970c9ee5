// SPDX-License-Identifier: Apache-2.0
import { Menu } from '@mantine/core';
import type { Role } from '../../api/types';
import { t } from '../../i18n/t';
import { IconCopy, IconPencil, IconTrash } from '../../ui/icons';
import { RowMenu } from '../../ui/RowMenu';
import { WriteItem } from '../../ui/WriteButton/WriteItem';
import { roleName } from './roles';

export type RoleWish = 'edit' | 'copy' | 'delete';
export type AskRole = (kind: RoleWish, role: Role) => void;

export function RoleMenu({ role, onAsk }: { role: Role; onAsk: AskRole }) {
  return (
    <RowMenu label={t('roles.actions', { name: roleName(role) })}>
      <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => onAsk('copy', role)}>
        {t('roles.copy')}
      </Menu.Item>
      {!role.built_in && (
        <>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onAsk('edit', role)}>
            {t('roles.edit')}
          </Menu.Item>
          <WriteItem leftSection={<IconTrash size={16} aria-hidden />} onClick={() => onAsk('delete', role)}>
            {t('roles.delete')}
          </WriteItem>
        </>
      )}
    </RowMenu>
  );
}
