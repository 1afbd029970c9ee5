// SPDX-License-Identifier: Apache-2.0
//
// One value of a lead, edited where it stands: Enter saves, Esc gives up. Where somebody else was faster, both values are shown.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { usersQuery } from '../../api/catalog';
import { editLead } from '../../api/leads';
import { isProblem } from '../../api/problem';
import { useSession } from '../../api/session';
import type { Field, LeadDetail } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconPencil } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { FieldInput } from './FieldInput';
import styles from './Leads.module.css';
import { changes, toForm, type FormValue } from './leadForm';

type InPlaceFieldProps = { lead: LeadDetail; field: Field; children: ReactNode };

type EditorProps = { lead: LeadDetail; field: Field; onClose: () => void; onSaved: () => void };

function Editor({ lead, field, onClose, onSaved }: EditorProps) {
  const client = useQueryClient();
  const { organisation } = useSession();
  const users = useQuery(usersQuery).data ?? [];
  // What the edit is based on: the lead as it was, or as somebody else left it meanwhile.
  const [base, setBase] = useState(lead);
  const [value, setValue] = useState<FormValue>(() => toForm([field], lead.values)[field.key] ?? '');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, []);
  const take = (saved: LeadDetail) => {
    client.setQueryData(['lead', lead.id], saved);
    void client.invalidateQueries({ queryKey: ['leads'] });
    onSaved();
  };
  const saving = useMutation({
    mutationFn: ({ allow, on }: { allow: boolean; on: LeadDetail }) =>
      editLead(lead.id, on.version, changes([field], on.values, { [field.key]: value }, organisation.currency), allow),
    onSuccess: take,
  });
  const problem = isProblem(saving.error) ? saving.error : null;
  const theirs = problem?.code === 'CONFLICT' ? (problem.body.current as LeadDetail | undefined) : undefined;
  const refused = problem?.body.fields?.find((one) => one.field === field.key);
  const save = (allow = false, on = base) => {
    if (Object.keys(changes([field], on.values, { [field.key]: value }, organisation.currency)).length === 0) onClose();
    else saving.mutate({ allow, on });
  };
  const press = (event: KeyboardEvent) => {
    // An open list takes both keys for itself.
    const isListOpen = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true';
    if (isListOpen) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
    if (event.key === 'Enter' && (field.type !== 'long_text' || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };
  const told = failureText(saving.error);
  const error =
    refused !== undefined
      ? `${refused.detail} ${refused.remedy}`.trim()
      : saving.isError && theirs === undefined && problem?.code !== 'DUPLICATE_EXISTING'
        ? `${told.message} ${told.remedy}`.trim()
        : undefined;
  return (
    <div ref={place} className={styles['inPlace']} onKeyDown={press}>
      <FieldInput field={field} users={users} value={value} error={error} onChange={setValue} isLabelled={false} />
      {problem?.code === 'DUPLICATE_EXISTING' && (
        <Note
          tone="warn"
          alert
          action={
            <WriteButton size="xs" variant="default" onClick={() => save(true)}>
              {t('lead.saveAnyway')}
            </WriteButton>
          }
        >
          {t('lead.duplicate')}
        </Note>
      )}
      {theirs !== undefined && (
        <Note
          tone="warn"
          alert
          action={
            <>
              <WriteButton
                size="xs"
                variant="default"
                onClick={() => {
                  setBase(theirs);
                  save(false, theirs);
                }}
              >
                {t('lead.keepMine')}
              </WriteButton>
              <Button size="xs" variant="default" onClick={() => take(theirs)}>
                {t('lead.useTheirs')}
              </Button>
            </>
          }
        >
          <span className="b">{t('lead.conflict')}</span>{' '}
          {t('lead.conflictField', {
            field: field.label,
            mine: String(value) || t('lead.history.blank'),
            theirs: theirs.display[field.key] ?? t('lead.history.blank'),
          })}
        </Note>
      )}
      <div className="buttons">
        <WriteButton size="xs" onClick={() => save()} aria-busy={saving.isPending}>
          {saving.isPending ? t('lead.saving') : t('save')}
        </WriteButton>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

export function InPlaceField({ lead, field, children }: InPlaceFieldProps) {
  const { rights } = useSession();
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const [wasEditing, setWasEditing] = useState(false);
  useEffect(() => {
    if (!editing && wasEditing) opener.current?.focus();
    setWasEditing(editing);
  }, [editing, wasEditing]);
  if (!rights.edit_leads || field.read_only || lead.deleted_at !== null) return <>{children}</>;
  if (editing) {
    return (
      <Editor
        lead={lead}
        field={field}
        onClose={() => setEditing(false)}
        onSaved={() => {
          setEditing(false);
          setSaved(true);
        }}
      />
    );
  }
  return (
    <span className={styles['value']}>
      <span className="grow">{children}</span>
      <span className="spoken" role="status">
        {saved ? t('lead.saved') : ''}
      </span>
      <button
        ref={opener}
        type="button"
        className={styles['pencil']}
        aria-label={t('lead.editField', { field: field.label })}
        onClick={() => {
          setSaved(false);
          setEditing(true);
        }}
      >
        <IconPencil size={14} aria-hidden />
      </button>
    </span>
  );
}
