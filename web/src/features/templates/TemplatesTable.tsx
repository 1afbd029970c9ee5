// SPDX-License-Identifier: Apache-2.0
//
// The templates a person may use, by name, and what can be done with each.
import { Button, Menu } from '@mantine/core';
import { templateAddress } from '../../api/catalog';
import type { Template } from '../../api/types';
import { moment } from '../../i18n/format';
import { t } from '../../i18n/t';
import { Avatar } from '../../ui/Avatar/Avatar';
import {
  IconAlertTriangle,
  IconDownload,
  IconPencil,
  IconTemplate,
  IconTrash,
  IconUpload,
  IconUsers,
} from '../../ui/icons';
import { RowMenu } from '../../ui/RowMenu';
import { ListTable } from '../../ui/ListTable';
import { WriteItem } from '../../ui/WriteButton/WriteItem';

export type TemplateWish = 'open' | 'rename' | 'delete';

type TemplatesTableProps = {
  templates: readonly Template[];
  onAsk: (wish: TemplateWish, template: Template) => void;
  onShare: (template: Template) => void;
  onImport: (template: number) => void;
};

export function TemplatesTable({ templates, onAsk, onShare, onImport }: TemplatesTableProps) {
  return (
    <ListTable
      label={t('templates.table')}
      caption={t('templates.title')}
      heads={[
        t('templates.name'),
        t('templates.fields'),
        t('templates.shared'),
        t('templates.owner'),
        t('templates.used'),
        { spoken: t('jobs.actions') },
      ]}
    >
      {templates.map((one) => (
        <tr key={one.id}>
          <td>
            <span className="row" style={{ gap: 10 }}>
              <IconTemplate size={17} aria-hidden className="t3" />
              <button
                type="button"
                className="link-button"
                style={{ color: 'var(--in-text)' }}
                onClick={() => onAsk('open', one)}
              >
                {one.name}
              </button>
            </span>
            {one.missing_fields.length > 0 && (
              <span className="xs warn row" style={{ gap: 4 }}>
                <IconAlertTriangle size={13} aria-hidden />
                {t('templates.broken', { fields: one.missing_fields.join(', ') })}
              </span>
            )}
          </td>
          <td data-label={t('templates.fields')} className="num">
            {t('templates.fieldsOf', { n: one.fields, total: one.columns.length })}
          </td>
          <td data-label={t('templates.shared')}>{one.shared ? t('templates.everyone') : t('templates.me')}</td>
          <td data-label={t('templates.owner')}>
            <span className="row" style={{ gap: 8 }}>
              <Avatar name={one.owner.name} size={22} />
              {one.owner.name}
            </span>
          </td>
          <td data-label={t('templates.used')} className="num">
            {one.used_at === null ? t('templates.never') : moment(one.used_at)}
          </td>
          <td>
            <span className="row" style={{ gap: 4, justifyContent: 'flex-end' }}>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconUpload size={14} aria-hidden />}
                aria-label={t('templates.useName', { name: one.name })}
                onClick={() => onImport(one.id)}
              >
                {t('templates.use')}
              </Button>
              <RowMenu label={t('templates.actions', { name: one.name })}>
                <Menu.Item
                  component="a"
                  href={templateAddress(one.id)}
                  download
                  leftSection={<IconDownload size={16} aria-hidden />}
                >
                  {t('templates.export')}
                </Menu.Item>
                {one.may_change && (
                  <>
                    <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onAsk('rename', one)}>
                      {t('templates.rename')}
                    </Menu.Item>
                    <WriteItem leftSection={<IconUsers size={16} aria-hidden />} onClick={() => onShare(one)}>
                      {one.shared ? t('templates.unshare') : t('templates.share')}
                    </WriteItem>
                    <WriteItem leftSection={<IconTrash size={16} aria-hidden />} onClick={() => onAsk('delete', one)}>
                      {t('templates.delete')}
                    </WriteItem>
                  </>
                )}
              </RowMenu>
            </span>
          </td>
        </tr>
      ))}
    </ListTable>
  );
}
