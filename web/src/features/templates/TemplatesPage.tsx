// SPDX-License-Identifier: Apache-2.0
//
// The templates a person may use: what they map, who may use them; rename, share, delete.
import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  deleteTemplate,
  editTemplate,
  fieldsQuery,
  importTemplate,
  templateAddress,
  templatesQuery,
} from '../../api/catalog';
import type { Template } from '../../api/types';
import { moment } from '../../i18n/format';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import {
  IconAlertTriangle,
  IconDots,
  IconDownload,
  IconPencil,
  IconTemplate,
  IconTrash,
  IconUpload,
  IconUsers,
} from '../../ui/icons';
import { Avatar } from '../../ui/Avatar/Avatar';
import { Note } from '../../ui/Note/Note';
import { ScrollRegion } from '../../ui/ScrollRegion/ScrollRegion';
import { PanelClose, PanelTitle, SidePanel } from '../../ui/SidePanel/SidePanel';
import { Empty, LoadError, Skeleton } from '../../ui/States/States';
import { toast } from '../../ui/Toast/toast';
import { useTitle } from '../../ui/useTitle';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { WriteItem } from '../../ui/WriteButton/WriteItem';

// A file that is no JSON at all; its name is the message.
class NotATemplate extends Error {}

type Asked = { kind: 'none' } | { kind: 'delete' | 'rename' | 'columns'; template: Template };

function Rename({ template, onDone }: { template: Template; onDone: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState(template.name);
  const saving = useMutation({
    mutationFn: () => editTemplate(template.id, { version: template.version, name: name.trim() }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['templates'] });
      onDone();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') saving.mutate();
      }}
    >
      <TextInput
        label={t('templates.name')}
        maxLength={100}
        data-autofocus
        value={name}
        error={
          name.trim() === ''
            ? t('template.nameMissing')
            : saving.isError
              ? failureText(saving.error).message
              : undefined
        }
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
        <WriteButton type="submit">{t('save')}</WriteButton>
      </div>
    </form>
  );
}

export function TemplatesPage({ onImport }: { onImport: (template: number | null) => void }) {
  useTitle(t('templates.title'));
  const client = useQueryClient();
  const query = useQuery(templatesQuery);
  const fields = useQuery(fieldsQuery).data ?? [];
  const [asked, setAsked] = useState<Asked>({ kind: 'none' });
  const refresh = () => client.invalidateQueries({ queryKey: ['templates'] });
  const deleting = useMutation({
    mutationFn: deleteTemplate,
    onSuccess: () => {
      setAsked({ kind: 'none' });
      return refresh();
    },
  });
  const sharing = useMutation({
    mutationFn: (template: Template) =>
      editTemplate(template.id, { version: template.version, shared: !template.shared }),
    onSettled: refresh,
  });
  const file = useRef<HTMLInputElement>(null);
  const importing = useMutation({
    mutationFn: async (chosen: File) => {
      let document: unknown;
      try {
        document = JSON.parse(await chosen.text());
      } catch {
        throw new NotATemplate(chosen.name);
      }
      return importTemplate(document);
    },
    onSuccess: (made) => {
      toast({ tone: 'ok', title: t('templates.imported', { name: made.name }) });
      return refresh();
    },
  });
  const close = () => setAsked({ kind: 'none' });
  const template = asked.kind === 'none' ? undefined : asked.template;
  const templates = query.data;
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1 className="h1">{t('templates.title')}</h1>
          <p className="t3 sm">{t('templates.hint')}</p>
        </div>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen !== undefined) importing.mutate(chosen);
            event.currentTarget.value = '';
          }}
        />
        <WriteButton
          variant="default"
          leftSection={<IconUpload size={16} aria-hidden />}
          aria-busy={importing.isPending}
          onClick={() => file.current?.click()}
        >
          {t('templates.import')}
        </WriteButton>
      </div>
      {importing.isError && (
        <div style={{ marginBottom: 12 }}>
          <Note tone="err" alert>
            {importing.error instanceof NotATemplate
              ? t('templates.notOne', { file: importing.error.message })
              : `${failureText(importing.error).message} ${failureText(importing.error).remedy}`}
          </Note>
        </div>
      )}
      {query.isError && templates === undefined && (
        <LoadError
          message={t('error.generic')}
          detail={failureText(query.error).message}
          onRetry={() => void query.refetch()}
        />
      )}
      <div className="card">
        {query.isPending && <Skeleton rows={4} />}
        {templates?.length === 0 && (
          <Empty
            icon={<IconTemplate size={26} stroke={1.6} aria-hidden />}
            title={t('templates.empty')}
            hint={t('templates.emptyHint')}
          >
            <Button leftSection={<IconUpload size={16} aria-hidden />} onClick={() => onImport(null)}>
              {t('leads.import')}
            </Button>
          </Empty>
        )}
        {templates !== undefined && templates.length > 0 && (
          <ScrollRegion label={t('templates.table')}>
            <table className="list stacks">
              <caption className="spoken">{t('templates.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('templates.name')}</th>
                  <th scope="col">{t('templates.fields')}</th>
                  <th scope="col">{t('templates.shared')}</th>
                  <th scope="col">{t('templates.owner')}</th>
                  <th scope="col">{t('templates.used')}</th>
                  <th scope="col">
                    <span className="spoken">{t('jobs.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {templates.map((one) => (
                  <tr key={one.id}>
                    <td>
                      <span className="row" style={{ gap: 10 }}>
                        <IconTemplate size={17} aria-hidden className="t3" />
                        <button
                          type="button"
                          className="link-button"
                          style={{ color: 'var(--in-text)' }}
                          onClick={() => setAsked({ kind: 'columns', template: one })}
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
                    <td data-label={t('templates.shared')}>
                      {one.shared ? t('templates.everyone') : t('templates.me')}
                    </td>
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
                        <Menu position="bottom-end">
                          <Menu.Target>
                            <ActionIcon
                              variant="subtle"
                              color="gray"
                              size={32}
                              aria-label={t('templates.actions', { name: one.name })}
                            >
                              <IconDots size={17} aria-hidden />
                            </ActionIcon>
                          </Menu.Target>
                          <Menu.Dropdown>
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
                                <Menu.Item
                                  leftSection={<IconPencil size={16} aria-hidden />}
                                  onClick={() => setAsked({ kind: 'rename', template: one })}
                                >
                                  {t('templates.rename')}
                                </Menu.Item>
                                <WriteItem
                                  leftSection={<IconUsers size={16} aria-hidden />}
                                  onClick={() => sharing.mutate(one)}
                                >
                                  {one.shared ? t('templates.unshare') : t('templates.share')}
                                </WriteItem>
                                <WriteItem
                                  leftSection={<IconTrash size={16} aria-hidden />}
                                  onClick={() => setAsked({ kind: 'delete', template: one })}
                                >
                                  {t('templates.delete')}
                                </WriteItem>
                              </>
                            )}
                          </Menu.Dropdown>
                        </Menu>
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
      </div>
      <Dialog opened={asked.kind === 'rename'} onClose={close} title={t('templates.rename')}>
        {template !== undefined && <Rename key={template.id} template={template} onDone={close} />}
      </Dialog>
      <Dialog
        opened={asked.kind === 'delete'}
        onClose={close}
        title={t('templates.deleteTitle', { name: template?.name ?? '' })}
      >
        <p className="t2">{t('templates.deleteHint')}</p>
        {deleting.isError && <Note tone="err">{failureText(deleting.error).message}</Note>}
        <div className="buttons ends" style={{ marginTop: 22 }}>
          <Button variant="default" data-autofocus onClick={close}>
            {t('cancel')}
          </Button>
          <WriteButton color="red.9" onClick={() => template !== undefined && deleting.mutate(template.id)}>
            {t('templates.delete')}
          </WriteButton>
        </div>
      </Dialog>
      <SidePanel opened={asked.kind === 'columns'} onClose={close} width={480}>
        <div className="row" style={{ padding: '16px 16px 12px 20px', borderBottom: '1px solid var(--in-border)' }}>
          <PanelTitle className="grow h2">{t('templates.columns', { name: template?.name ?? '' })}</PanelTitle>
          <PanelClose aria-label={t('close')} />
        </div>
        <dl className="facts pad">
          {template?.columns.map((column, index) => (
            <div key={index} style={{ display: 'contents' }}>
              <dt>{column.header}</dt>
              <dd className={column.field === null ? 't3' : undefined}>
                {column.field === null
                  ? t('report.notImported')
                  : (fields.find((field) => field.key === column.field)?.label ?? column.field)}
              </dd>
            </div>
          ))}
        </dl>
      </SidePanel>
    </>
  );
}
