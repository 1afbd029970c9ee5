// SPDX-License-Identifier: Apache-2.0
//
// What can be done with the selected leads: change owner or stage, export, delete.
import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps, ReactNode } from 'react';
import { fieldsQuery, usersQuery } from '../../api/catalog';
import { useSession } from '../../api/session';
import type { BulkWish } from '../../api/types';
import { t } from '../../i18n/t';
import { Avatar } from '../../ui/Avatar/Avatar';
import { IconChevronDown, IconDownload, IconPencil, IconRotate, IconTrash, IconUser, IconX } from '../../ui/icons';
import { useWrite } from '../../ui/WriteButton/useWrite';
import { WriteItem } from '../../ui/WriteButton/WriteItem';
import { Stage } from './LeadCell';
import styles from './Leads.module.css';
import { mostAtOnce } from './useBulk';

type Choice = { id: string; label: string; value: unknown; picture: ReactNode };

type SelectionBarProps = {
  count: number;
  trash: boolean;
  working: boolean;
  exportAddress: string;
  onEdit: (values: NonNullable<BulkWish['values']>) => void;
  onDelete: () => void;
  onRestore: () => void;
  onClear: () => void;
};

function Act(props: ComponentProps<'button'>) {
  return <button type="button" {...props} {...useWrite(props.onClick)} />;
}

function ChangeMenu({
  label,
  icon,
  choices,
  count,
  onChoose,
}: {
  label: string;
  icon: ReactNode;
  choices: Choice[];
  count: number;
  onChoose: (value: unknown) => void;
}) {
  return (
    <Menu position="top-start" width={230}>
      <Menu.Target>
        <button type="button">
          <span className="narrow-only">{icon}</span>
          {label}
          <IconChevronDown size={14} aria-hidden className="wide-only" />
        </button>
      </Menu.Target>
      <Menu.Dropdown style={{ maxHeight: 340, overflowY: 'auto' }}>
        <Menu.Label>{t('bulk.of', { n: count })}</Menu.Label>
        {choices.map((choice) => (
          <WriteItem key={choice.id} leftSection={choice.picture} onClick={() => onChoose(choice.value)}>
            {choice.label}
          </WriteItem>
        ))}
        {count > mostAtOnce && <Menu.Label>{t('bulk.asJob')}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}

function EditMenus({ count, onEdit }: Pick<SelectionBarProps, 'count' | 'onEdit'>) {
  const fields = useQuery(fieldsQuery).data ?? [];
  const users = useQuery(usersQuery).data ?? [];
  const canEdit = (key: string) => fields.some((field) => field.key === key && !field.read_only);
  const owners: Choice[] = users
    .filter((user) => user.active)
    .map((user) => ({
      id: String(user.id),
      label: user.name,
      value: user.id,
      picture: <Avatar name={user.name} size={20} />,
    }));
  const stages: Choice[] = (fields.find((field) => field.key === 'stage')?.options ?? [])
    .filter((option) => option.active)
    .map((option) => ({
      id: option.id,
      label: option.label,
      value: option.id,
      picture: <Stage label="" of={option.label} />,
    }));
  return (
    <>
      {canEdit('owner') && owners.length > 0 && (
        <ChangeMenu
          label={t('bulk.owner')}
          icon={<IconUser size={15} aria-hidden />}
          choices={owners}
          count={count}
          onChoose={(owner) => onEdit({ owner } as NonNullable<BulkWish['values']>)}
        />
      )}
      {canEdit('stage') && stages.length > 0 && (
        <ChangeMenu
          label={t('bulk.stage')}
          icon={<IconPencil size={15} aria-hidden />}
          choices={stages}
          count={count}
          onChoose={(stage) => onEdit({ stage } as NonNullable<BulkWish['values']>)}
        />
      )}
    </>
  );
}

export function SelectionBar(props: SelectionBarProps) {
  const { count, trash, working, exportAddress, onEdit, onDelete, onRestore, onClear } = props;
  const { rights } = useSession();
  return (
    <div className={styles['selection']} role="region" aria-label={t('leads.actions')} aria-busy={working || undefined}>
      <span className={`b num ${styles['count']}`} role="status">
        {t('leads.selected', { n: count })}
      </span>
      {trash && rights.delete_leads && (
        <Act onClick={onRestore}>
          <IconRotate size={15} aria-hidden />
          {t('leads.restore')}
        </Act>
      )}
      {!trash && (
        <>
          {rights.edit_leads && <EditMenus count={count} onEdit={onEdit} />}
          {rights.export_leads && (
            <a href={exportAddress} download>
              <IconDownload size={15} aria-hidden />
              {t('bulk.export')}
            </a>
          )}
          {rights.delete_leads && (
            <Act onClick={onDelete}>
              <IconTrash size={15} aria-hidden />
              {t('leads.delete')}
            </Act>
          )}
        </>
      )}
      <button type="button" className={styles['clear']} aria-label={t('leads.clearSelection')} onClick={onClear}>
        <IconX size={16} aria-hidden />
      </button>
    </div>
  );
}
