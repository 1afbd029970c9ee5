// SPDX-License-Identifier: Apache-2.0
//
// A field in the side panel: a new one, or one to change. Key and type never change.
import { Button, Checkbox, Switch, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeInBulk } from '../../api/bulk';
import { changeField, createField, fieldUseQuery } from '../../api/fields';
import { isProblem } from '../../api/problem';
import type { Field, FieldType } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { FieldTypeIcon } from '../../ui/fieldTypes';
import { Note } from '../../ui/Note/Note';
import { Select } from '../../ui/Select';
import { PanelBody, PanelFoot, PanelForm, PanelHead } from '../../ui/SidePanel/PanelParts';
import { SidePanel } from '../../ui/SidePanel/SidePanel';
import { toast } from '../../ui/Toast/toast';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import {
  canBeUnique,
  draftOf,
  emptyDraft,
  errorsOf,
  fieldTypes,
  hasLength,
  hasOptions,
  hasRange,
  keyOf,
  movesOf,
  toChange,
  toNewField,
  type FieldDraft,
} from './fieldDraft';
import styles from './Fields.module.css';
import { OptionsEditor } from './OptionsEditor';

type FieldPanelProps = {
  field: Field | null;
  // What a new one begins with.
  proposal?: Partial<Pick<FieldDraft, 'label' | 'type'>>;
  onSaved?: (field: Field) => void;
  onClose: () => void;
};

function Identity({ field, leads }: { field: Field; leads: number }) {
  return (
    <div className="card sunken" style={{ padding: '12px 16px' }}>
      <dl className="facts">
        <dt>{t('fields.key')}</dt>
        <dd className="mono">{field.key}</dd>
        <dt>{t('fields.type')}</dt>
        <dd>{t(`fieldType.${field.type}`)}</dd>
      </dl>
      <p className="xs t3" style={{ marginTop: 6 }}>
        {leads > 0 ? t('fields.fixedInUse', { n: leads }) : t('fields.fixed')}
      </p>
    </div>
  );
}

function FieldForm({ field, proposal, onSaved, onClose }: FieldPanelProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<FieldDraft>(field === null ? { ...emptyDraft, ...proposal } : draftOf(field));
  const [tried, setTried] = useState(false);
  const use = useQuery({ ...fieldUseQuery(field?.key ?? ''), enabled: field !== null }).data;
  const [moves, setMoves] = useState<Record<string, string>>({});
  const change = (part: Partial<FieldDraft>) => setDraft((before) => ({ ...before, ...part }));
  const errors = tried ? errorsOf(draft) : {};
  // Those that were retired long ago too: leads may still have them.
  const removed = field?.options.filter((option) => !draft.options.some((one) => one.id === option.id)) ?? [];
  const saving = useMutation({
    mutationFn: async () => {
      if (field === null) return createField(toNewField(draft));
      const saved = await changeField(field.key, toChange(draft, field));
      // Only now can no import bring the retired option back.
      for (const wish of movesOf(field.key, removed, draft.options, moves)) await changeInBulk(wish);
      return saved;
    },
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: ['fields'] });
      void client.invalidateQueries({ queryKey: ['leads'] });
      void client.invalidateQueries({ queryKey: ['bulk'] });
      toast({ tone: 'ok', title: t('fields.saved', { name: saved.label }) });
      onSaved?.(saved);
      onClose();
    },
  });
  const taken = isProblem(saving.error, 'NAME_TAKEN');
  const refused = isProblem(saving.error) ? (saving.error.body.fields ?? []) : [];
  const wrong = (name: string) => refused.find((one) => one.field === name)?.detail;
  const submit = () => {
    setTried(true);
    const found = errorsOf(draft);
    if (found.label !== undefined) document.getElementById('field-label')?.focus();
    if (Object.keys(found).length === 0 && !saving.isPending) saving.mutate();
  };
  return (
    <PanelForm onSubmit={submit}>
      <PanelHead>{field === null ? t('fields.newTitle') : t('fields.editTitle', { name: field.label })}</PanelHead>
      <PanelBody>
        {saving.isError && !taken && refused.length === 0 && (
          <Note tone="err" alert>
            <span className="b">{failureText(saving.error).message}</span> {failureText(saving.error).remedy}
          </Note>
        )}
        <TextInput
          id="field-label"
          label={t('fields.name')}
          data-autofocus
          maxLength={100}
          value={draft.label}
          error={
            errors.label !== undefined
              ? t('fields.nameMissing')
              : taken
                ? failureText(saving.error).message
                : wrong('label')
          }
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
        {field === null ? (
          <>
            <Select
              label={t('fields.type')}
              data={fieldTypes.map((type) => ({ value: type, label: t(`fieldType.${type}`) }))}
              allowDeselect={false}
              leftSection={<FieldTypeIcon type={draft.type} />}
              value={draft.type}
              onChange={(type) => type !== null && change({ type: type as FieldType })}
            />
            <div>
              <p className="b">{t('fields.key')}</p>
              <p className="xs t3">{t('fields.keyHint')}</p>
              <p className="mono t2">{keyOf(draft.label)}</p>
            </div>
          </>
        ) : (
          <Identity field={field} leads={use?.leads ?? 0} />
        )}
        {hasOptions(draft.type) && (
          <>
            <OptionsEditor
              options={draft.options}
              removed={removed}
              use={use}
              error={errors.options}
              moves={draft.type === 'picklist' ? moves : null}
              onChange={(options) => change({ options })}
              onMove={(from, to) =>
                setMoves((before) => {
                  const others = Object.fromEntries(Object.entries(before).filter(([id]) => id !== from));
                  return to === null ? others : { ...others, [from]: to };
                })
              }
            />
            <Switch
              label={t('fields.optionsOpen')}
              description={t('fields.optionsOpenHint')}
              checked={draft.optionsOpen}
              onChange={(event) => change({ optionsOpen: event.currentTarget.checked })}
            />
          </>
        )}
        <Textarea
          label={t('fields.aliases')}
          description={t('fields.aliasesHint')}
          autosize={false}
          rows={3}
          value={draft.aliases}
          error={wrong('aliases')}
          onChange={(event) => change({ aliases: event.currentTarget.value })}
        />
        <Textarea
          label={t('fields.help')}
          description={t('fields.helpHint')}
          rows={2}
          maxLength={500}
          value={draft.help}
          onChange={(event) => change({ help: event.currentTarget.value })}
        />
        <Checkbox
          label={t('fields.required')}
          description={
            draft.required && use !== undefined && use.without > 0 && field?.required === false
              ? t('fields.requiredWithout', { n: use.without })
              : t('fields.requiredHint')
          }
          checked={draft.required}
          onChange={(event) => change({ required: event.currentTarget.checked })}
        />
        {canBeUnique(draft.type) && (
          <Checkbox
            label={t('fields.unique')}
            description={t('fields.uniqueHint')}
            checked={draft.unique}
            error={wrong('unique')}
            onChange={(event) => change({ unique: event.currentTarget.checked })}
          />
        )}
        <TextInput
          label={t('fields.default')}
          description={t('fields.defaultHint')}
          value={draft.fallback}
          error={wrong('default')}
          onChange={(event) => change({ fallback: event.currentTarget.value })}
        />
        {hasRange(draft.type) && (
          <div className={styles['pair']}>
            <TextInput
              label={t('fields.minimum')}
              value={draft.minimum}
              error={wrong('minimum')}
              onChange={(event) => change({ minimum: event.currentTarget.value })}
            />
            <TextInput
              label={t('fields.maximum')}
              value={draft.maximum}
              error={wrong('maximum')}
              onChange={(event) => change({ maximum: event.currentTarget.value })}
            />
          </div>
        )}
        {hasLength(draft.type) && (
          <TextInput
            label={t('fields.maxLength')}
            inputMode="numeric"
            value={draft.maxLength}
            error={wrong('max_length')}
            onChange={(event) => change({ maxLength: event.currentTarget.value.replace(/\D/g, '') })}
          />
        )}
      </PanelBody>
      <PanelFoot>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <WriteButton type="submit" aria-busy={saving.isPending}>
          {t('fields.save')}
        </WriteButton>
      </PanelFoot>
    </PanelForm>
  );
}

export function FieldPanel(props: FieldPanelProps) {
  return (
    <SidePanel opened onClose={props.onClose} width={480}>
      <FieldForm key={props.field?.key ?? 'new'} {...props} />
    </SidePanel>
  );
}
