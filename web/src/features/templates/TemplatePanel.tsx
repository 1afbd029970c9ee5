// SPDX-License-Identifier: Apache-2.0
//
// Where the columns of a template go, to look at and, for who may, to change.
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { editTemplate } from '../../api/catalog';
import { isProblem } from '../../api/problem';
import type { Field, Template } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { Select } from '../../ui/Select';
import { PanelBody, PanelFoot, PanelForm, PanelHead } from '../../ui/SidePanel/PanelParts';
import { SidePanel } from '../../ui/SidePanel/SidePanel';
import { toast } from '../../ui/Toast/toast';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { fieldChoices, fieldsUsedTwice, isSame, withField, type TemplateColumn } from './templateColumns';
import styles from './Templates.module.css';

type TemplatePanelProps = { template: Template; fields: readonly Field[]; onClose: () => void };

const gone = (name: string) => t('templates.gone', { name });

function Conflict({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) {
  return (
    <Note
      tone="warn"
      alert
      action={
        <>
          <Button size="xs" variant="default" onClick={onTheirs}>
            {t('lead.useTheirs')}
          </Button>
          <WriteButton size="xs" variant="default" onClick={onMine}>
            {t('lead.keepMine')}
          </WriteButton>
        </>
      }
    >
      {t('templates.conflict')}
    </Note>
  );
}

function ColumnList({ template, fields }: Omit<TemplatePanelProps, 'onClose'>) {
  const label = (key: string) => fields.find((field) => field.key === key)?.label ?? gone(key);
  return (
    <dl className="facts">
      {template.columns.map(({ header, field }, index) => (
        <div key={index} style={{ display: 'contents' }}>
          <dt>{header}</dt>
          <dd className={field === null ? 't3' : undefined}>
            {field === null ? t('templates.notImported') : label(field)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ColumnChoices(props: {
  columns: readonly TemplateColumn[];
  fields: readonly Field[];
  onChange: (columns: TemplateColumn[]) => void;
}) {
  const { columns, fields, onChange } = props;
  const twice = fieldsUsedTwice(columns);
  return (
    <ul className={styles['columns']}>
      <li className="xs t3" aria-hidden>
        <span>{t('templates.column')}</span>
        <span>{t('templates.field')}</span>
      </li>
      {columns.map(({ header, field }, index) => (
        <li key={index}>
          <span className={styles['header']}>{header}</span>
          <Select
            aria-label={t('templates.fieldFor', { name: header })}
            placeholder={t('templates.notImported')}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('templates.doNotImport', { name: header }) }}
            data={fieldChoices(fields, field, gone)}
            value={field}
            error={field !== null && twice.has(field) ? t('templates.twice') : undefined}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(next) => onChange(withField(columns, index, next))}
          />
        </li>
      ))}
    </ul>
  );
}

function Editor({ template, fields, onClose }: TemplatePanelProps) {
  const client = useQueryClient();
  const [columns, setColumns] = useState<TemplateColumn[]>(template.columns);
  const refresh = () => client.invalidateQueries({ queryKey: ['templates'] });
  const saving = useMutation({
    mutationFn: (version: number) => editTemplate(template.id, { version, columns }),
    onSuccess: (saved) => {
      toast({ tone: 'ok', title: t('templates.saved', { name: saved.name }) });
      void refresh();
      onClose();
    },
  });
  const theirs = isProblem(saving.error, 'CONFLICT') ? (saving.error.body.current as Template | undefined) : undefined;
  const save = () => {
    if (saving.isPending) return;
    if (isSame(columns, template.columns)) onClose();
    else saving.mutate(template.version);
  };
  return (
    <PanelForm onSubmit={save}>
      <PanelHead>{template.name}</PanelHead>
      <PanelBody>
        {theirs !== undefined && (
          <Conflict
            onMine={() => saving.mutate(theirs.version)}
            onTheirs={() => {
              setColumns(theirs.columns);
              saving.reset();
              void refresh();
            }}
          />
        )}
        {saving.isError && theirs === undefined && (
          <Note tone="err" alert>
            <span className="b">{failureText(saving.error).message}</span> {failureText(saving.error).remedy}
          </Note>
        )}
        <p className="sm t3">{t('templates.panelHint')}</p>
        <ColumnChoices columns={columns} fields={fields} onChange={setColumns} />
      </PanelBody>
      <PanelFoot>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <WriteButton type="submit" aria-busy={saving.isPending}>
          {t('templates.save')}
        </WriteButton>
      </PanelFoot>
    </PanelForm>
  );
}

export function TemplatePanel(props: TemplatePanelProps) {
  const { template, onClose } = props;
  return (
    <SidePanel opened onClose={onClose} width={480}>
      {template.may_change ? (
        <Editor {...props} />
      ) : (
        <>
          <PanelHead>{template.name}</PanelHead>
          <PanelBody>
            <p className="sm t3">{t('templates.noRight')}</p>
            <ColumnList {...props} />
          </PanelBody>
        </>
      )}
    </SidePanel>
  );
}
