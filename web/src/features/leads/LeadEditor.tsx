// SPDX-License-Identifier: Apache-2.0
//
// Creates a lead or edits one. A refused save keeps what was typed: wrong values stand at their fields, a duplicate
// can be made anyway, and what another person changed meanwhile is shown beside one's own.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { fieldsQuery, usersQuery } from '../../api/catalog';
import { createLead, editLead } from '../../api/leads';
import { isProblem, type Problem } from '../../api/problem';
import { useSession } from '../../api/session';
import type { LeadDetail } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { FieldInput } from './FieldInput';
import { blankOf, changes, formFields, missingRequired, toForm, type LeadForm } from './leadForm';
import styles from './Leads.module.css';

type LeadEditorProps = { lead: LeadDetail | null; onDone: (lead: LeadDetail) => void; onCancel: () => void };

function fieldErrors(problem: Problem | null): Record<string, string> {
  const entries = (problem?.body.fields ?? []).map(
    (field) => [field.field, `${field.detail} ${field.remedy}`.trim()] as const,
  );
  return Object.fromEntries(entries);
}

export function LeadEditor({ lead, onDone, onCancel }: LeadEditorProps) {
  const client = useQueryClient();
  const { organisation } = useSession();
  const fields = useQuery(fieldsQuery).data ?? [];
  const users = useQuery(usersQuery).data ?? [];
  const [base, setBase] = useState(lead);
  const [form, setForm] = useState<LeadForm>(() => (lead === null ? {} : toForm(fields, lead.values)));
  const [missing, setMissing] = useState<string[]>([]);
  const summary = useRef<HTMLDivElement>(null);

  const before = base?.values ?? {};
  const shown = formFields(fields);
  const valueOf = (key: string) => {
    const field = shown.find((candidate) => candidate.key === key);
    return form[key] ?? (field === undefined ? '' : (toForm([field], before)[key] ?? blankOf(field)));
  };

  const saving = useMutation({
    mutationFn: (allowDuplicate: boolean) => {
      const values = changes(fields, before, { ...toForm(fields, before), ...form }, organisation.currency);
      return base === null
        ? createLead(values, allowDuplicate)
        : editLead(base.id, base.version, values, allowDuplicate);
    },
    onSuccess: (saved) => {
      client.setQueryData(['lead', saved.id], saved);
      void client.invalidateQueries({ queryKey: ['leads'] });
      onDone(saved);
    },
  });

  // What went wrong stands above the form: whoever pressed Save below it is brought there, once it is drawn.
  useEffect(() => {
    if (saving.error !== null) summary.current?.focus();
  }, [saving.error]);

  const problem = isProblem(saving.error) ? saving.error : null;
  const errors = fieldErrors(problem);
  for (const key of missing) errors[key] = '';
  const refused = shown.filter((field) => errors[field.key] !== undefined);
  const theirs = problem?.code === 'CONFLICT' ? (problem.body.current as LeadDetail | undefined) : undefined;

  const save = (allowDuplicate: boolean) => {
    if (saving.isPending) return;
    const lacking = missingRequired(fields, { ...toForm(fields, before), ...form });
    setMissing([]);
    if (lacking.length > 0) {
      setMissing(lacking.map((field) => field.key));
      setTimeout(() => summary.current?.focus(), 0);
      return;
    }
    saving.mutate(allowDuplicate);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(false);
  };

  const mine =
    base === null ? {} : changes(fields, before, { ...toForm(fields, before), ...form }, organisation.currency);
  return (
    <form onSubmit={submit} noValidate>
      <div ref={summary} tabIndex={-1} className={styles['formNotes']}>
        {refused.length > 0 && (
          <Note tone="err" alert>
            <span className="b">{t('lead.fixFields', { n: refused.length })}</span>{' '}
            {refused.map((field) => (
              <a key={field.key} href={`#field-${field.key}`} style={{ marginInlineEnd: 8 }}>
                {field.label}
              </a>
            ))}
          </Note>
        )}
        {problem?.code === 'DUPLICATE_EXISTING' && (
          <Note
            tone="warn"
            alert
            action={
              <WriteButton size="xs" variant="default" onClick={() => save(true)}>
                {base === null ? t('lead.createAnyway') : t('lead.saveAnyway')}
              </WriteButton>
            }
          >
            <span className="b">{t('lead.duplicate')}</span>{' '}
            {(problem.body.leads ?? []).map((other) => (
              <a key={other.id} href={`/leads/${other.id}`} style={{ marginInlineEnd: 8 }}>
                {other.title}
              </a>
            ))}
          </Note>
        )}
        {theirs !== undefined && (
          <Note
            tone="warn"
            alert
            action={
              <>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => {
                    setBase(theirs);
                    saving.reset();
                  }}
                >
                  {t('lead.keepMine')}
                </Button>
                <Button size="xs" variant="default" onClick={() => onDone(theirs)}>
                  {t('lead.useTheirs')}
                </Button>
              </>
            }
          >
            <span className="b">{t('lead.conflict')}</span>
            {shown
              .filter((field) => mine[field.key] !== undefined)
              .map((field) => (
                <span key={field.key} style={{ display: 'block' }}>
                  {t('lead.conflictField', {
                    field: field.label,
                    mine: String(valueOf(field.key)) || t('lead.history.blank'),
                    theirs: theirs.display[field.key] ?? t('lead.history.blank'),
                  })}
                </span>
              ))}
          </Note>
        )}
        {saving.isError && refused.length === 0 && theirs === undefined && problem?.code !== 'DUPLICATE_EXISTING' && (
          <Note tone="err" alert>
            <span className="b">{failureText(saving.error).message}</span> {failureText(saving.error).remedy}
          </Note>
        )}
      </div>
      <div className={styles['formGrid']}>
        {shown.map((field) => (
          <div key={field.key} data-wide={field.type === 'long_text' || undefined}>
            <FieldInput
              field={field}
              users={users}
              value={valueOf(field.key)}
              error={missing.includes(field.key) ? t('map.stillNeeded', { fields: field.label }) : errors[field.key]}
              onChange={(value) => {
                setForm((now) => ({ ...now, [field.key]: value }));
                setMissing((now) => now.filter((key) => key !== field.key));
              }}
            />
          </div>
        ))}
      </div>
      <div className={`buttons ends ${styles['formButtons']}`}>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <WriteButton type="submit" aria-busy={saving.isPending}>
          {saving.isPending ? t('lead.saving') : base === null ? t('lead.create') : t('save')}
        </WriteButton>
      </div>
    </form>
  );
}
