// SPDX-License-Identifier: Apache-2.0
//
// The templates a person may use: what they map, who may use them; change, rename, share, delete.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { deleteTemplate, editTemplate, fieldsQuery, importTemplate, templatesQuery } from '../../api/catalog';
import type { Template } from '../../api/types';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { IconTemplate, IconUpload } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import { Empty, LoadError, Skeleton } from '../../ui/States/States';
import { toast } from '../../ui/Toast/toast';
import { useTitle } from '../../ui/useTitle';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { RenameTemplate } from './RenameTemplate';
import { TemplatePanel } from './TemplatePanel';
import { TemplatesTable, type TemplateWish } from './TemplatesTable';

// A file that is no JSON at all; its name is the message.
class NotATemplate extends Error {}

type Asked = { kind: 'none' } | { kind: TemplateWish; id: number };

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
  const templates = query.data;
  const template = asked.kind === 'none' ? undefined : templates?.find(({ id }) => id === asked.id);
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
          <TemplatesTable
            templates={templates}
            onAsk={(kind, { id }) => setAsked({ kind, id })}
            onShare={(one) => sharing.mutate(one)}
            onImport={onImport}
          />
        )}
      </div>
      <Dialog opened={asked.kind === 'rename'} onClose={close} title={t('templates.rename')}>
        {template !== undefined && <RenameTemplate key={template.id} template={template} onDone={close} />}
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
      {asked.kind === 'open' && template !== undefined && (
        <TemplatePanel template={template} fields={fields} onClose={close} />
      )}
    </>
  );
}
