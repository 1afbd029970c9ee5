// SPDX-License-Identifier: Apache-2.0
//
// Admin > Duplicate rules: which fields make a duplicate, in order, and what happens then; on top the rule in one
// sentence, as it would read after saving.
import { Button, Radio, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldsQuery, settingsQuery } from '../../api/catalog';
import { useSession } from '../../api/session';
import type { DuplicatePolicy, Field, Settings } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconArrowDown, IconArrowUp, IconCopyCheck, IconPlus, IconX } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import { LoadError, Skeleton } from '../../ui/States/States';
import { useTitle } from '../../ui/useTitle';
import { SaveBar } from './SaveBar';
import styles from './Settings.module.css';
import { useSettingsForm } from './settingsForm';

const actions = ['skip', 'update', 'create', 'error'] as const;
const merges = ['overwrite', 'fill_blanks', 'keep'] as const;
const comparable = new Set(['text', 'email', 'phone', 'url', 'integer', 'date', 'picklist']);

const joined = (parts: readonly string[], key: 'duplicates.or' | 'duplicates.and') =>
  parts.slice(1).reduce((before, last) => t(key, { before, last }), parts[0] ?? '');

function comparison(field: Field | undefined): string {
  switch (field?.type) {
    case 'email':
      return t('duplicates.compare.email');
    case 'phone':
      return t('duplicates.compare.phone');
    case 'url':
      return t('duplicates.compare.url');
    default:
      return t('duplicates.compare.text');
  }
}

function Sentence({ policy, label }: { policy: DuplicatePolicy; label: (key: string) => string }) {
  const rules = policy.criteria.filter((rule) => rule.length > 0);
  return (
    <div className="card row" style={{ padding: '16px 20px', gap: 14, marginBottom: 16, alignItems: 'flex-start' }}>
      <IconCopyCheck size={22} aria-hidden className="accent" style={{ flex: 'none' }} />
      <p className={styles['sentence']} role="status">
        {rules.length === 0
          ? t('duplicates.never')
          : t('duplicates.sentence', {
              rules: joined(
                rules.map((rule) => joined(rule.map(label), 'duplicates.and')),
                'duplicates.or',
              ),
              what: t(`execute.policy.${policy.duplicates}`),
            })}
      </p>
    </div>
  );
}

type RulesProps = { criteria: string[][]; fields: Field[]; may: boolean; onChange: (criteria: string[][]) => void };

function Rules({ criteria, fields, may, onChange }: RulesProps) {
  const [told, setTold] = useState('');
  const label = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
  const set = (index: number, rule: string[]) => onChange(criteria.map((one, at) => (at === index ? rule : one)));
  const move = (index: number, by: -1 | 1) => {
    const to = index + by;
    if (to < 0 || to >= criteria.length) return;
    const next = criteria.filter((_, at) => at !== index);
    next.splice(to, 0, criteria[index] ?? []);
    onChange(next);
    setTold(t('duplicates.ruleMoved', { n: to + 1 }));
  };
  return (
    <>
      <ol className={styles['rules']}>
        {criteria.map((rule, index) => {
          const n = index + 1;
          return (
            <li key={index} className={styles['rule']} aria-label={t('duplicates.rule', { n })}>
              <span className={styles['number']}>{n}.</span>
              {rule.map((key) => (
                <span key={key} className={styles['chip']} style={may ? undefined : { paddingInlineEnd: 10 }}>
                  {label(key)}
                  {rule.length === 1 && (
                    <span className={`wide-only ${styles['compare']}`}>
                      {comparison(fields.find((field) => field.key === key))}
                    </span>
                  )}
                  {may && (
                    <button
                      type="button"
                      className="icon-button"
                      style={{ width: 28, height: 28, color: 'inherit' }}
                      aria-label={t('duplicates.removeField', { field: label(key), n })}
                      onClick={() =>
                        set(
                          index,
                          rule.filter((one) => one !== key),
                        )
                      }
                    >
                      <IconX size={14} aria-hidden />
                    </button>
                  )}
                </span>
              ))}
              {may && (
                <>
                  <Select
                    size="xs"
                    style={{ flex: '0 1 170px' }}
                    aria-label={t('duplicates.addField', { n })}
                    placeholder={t('duplicates.addFieldHint')}
                    searchable
                    data={fields
                      .filter((field) => comparable.has(field.type) && !field.import_only && !rule.includes(field.key))
                      .map((field) => ({ value: field.key, label: field.label }))}
                    value={null}
                    onChange={(key) => key !== null && set(index, [...rule, key])}
                  />
                  <span className="grow" />
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t('duplicates.ruleUp', { n })}
                    aria-disabled={index === 0}
                    onClick={() => move(index, -1)}
                  >
                    <IconArrowUp size={16} aria-hidden />
                  </button>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t('duplicates.ruleDown', { n })}
                    aria-disabled={index === criteria.length - 1}
                    onClick={() => move(index, 1)}
                  >
                    <IconArrowDown size={16} aria-hidden />
                  </button>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t('duplicates.ruleRemove', { n })}
                    onClick={() => onChange(criteria.filter((_, at) => at !== index))}
                  >
                    <IconX size={16} aria-hidden />
                  </button>
                </>
              )}
            </li>
          );
        })}
      </ol>
      {may && (
        <div>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...criteria, []])}
          >
            {t('duplicates.addRule')}
          </Button>
        </div>
      )}
      <p className="spoken" role="status">
        {told}
      </p>
    </>
  );
}

function PolicyForm({ settings, fields, may }: { settings: Settings; fields: Field[]; may: boolean }) {
  const form = useSettingsForm<DuplicatePolicy>(
    settings,
    (all) => all.duplicates,
    (all, duplicates) => ({ ...all, duplicates }),
  );
  const { part, set } = form;
  const [tried, setTried] = useState(false);
  const empty = part.criteria.findIndex((rule) => rule.length === 0);
  const save = () => {
    setTried(true);
    if (empty < 0) form.save();
  };
  return (
    <>
      <Sentence policy={part} label={(key) => fields.find((field) => field.key === key)?.label ?? key} />
      <section className="card" aria-label={t('duplicates.title')}>
        <div className={styles['group']}>
          <div>
            <h2 className="h2">{t('duplicates.match')}</h2>
            <p className="sm t3">{t('duplicates.matchHint')}</p>
          </div>
          <Rules criteria={part.criteria} fields={fields} may={may} onChange={(criteria) => set({ criteria })} />
          {tried && empty >= 0 && (
            <Note tone="err" alert>
              {t('duplicates.ruleEmpty', { n: empty + 1 })}
            </Note>
          )}
          <fieldset disabled={!may} style={{ border: 0, padding: 0, margin: 0, display: 'grid', gap: 20 }}>
            <Radio.Group
              label={t('duplicates.found')}
              value={part.duplicates}
              onChange={(value) => set({ duplicates: actions.find((one) => one === value) ?? 'skip' })}
            >
              <div className={styles['radios']}>
                {actions.map((value) => (
                  <Radio
                    key={value}
                    value={value}
                    label={t(`execute.choice.${value}`)}
                    description={t(`duplicates.foundHint.${value}`)}
                  />
                ))}
              </div>
            </Radio.Group>
            {part.duplicates === 'update' && (
              <Radio.Group
                label={t('execute.merge')}
                description={t('duplicates.more')}
                value={part.merge}
                onChange={(value) => set({ merge: merges.find((one) => one === value) ?? 'overwrite' })}
              >
                <div className={styles['radios']}>
                  {merges.map((value) => (
                    <Radio key={value} value={value} label={t(`execute.merge.${value}`)} />
                  ))}
                </div>
              </Radio.Group>
            )}
            <Radio.Group
              label={t('execute.unmatched')}
              value={part.unmatched}
              onChange={(value) => set({ unmatched: value === 'skip' ? 'skip' : 'create' })}
            >
              <div className={styles['radios']}>
                <Radio value="create" label={t('execute.unmatched.create')} />
                <Radio value="skip" label={t('execute.unmatched.skip')} />
              </div>
            </Radio.Group>
            <Switch
              label={t('duplicates.choose')}
              description={t('duplicates.chooseHint')}
              checked={part.people_may_choose}
              onChange={(event) => set({ people_may_choose: event.currentTarget.checked })}
            />
          </fieldset>
          <p className="sm t3">{t('duplicates.reindex')}</p>
          {may && <SaveBar form={form} label={t('duplicates.save')} onSave={save} />}
        </div>
      </section>
    </>
  );
}

export function DuplicatesPage() {
  useTitle(t('duplicates.title'));
  const { rights } = useSession();
  const settings = useQuery(settingsQuery);
  const fields = useQuery(fieldsQuery);
  const error = settings.error ?? fields.error;
  return (
    <div className="page tight" style={{ padding: 0 }}>
      <div className="page-head">
        <div className="grow">
          <h1 className="h1">{t('duplicates.title')}</h1>
          <p className="t3 sm">{t('duplicates.hint')}</p>
        </div>
      </div>
      {settings.data !== undefined && fields.data !== undefined ? (
        <PolicyForm settings={settings.data} fields={fields.data} may={rights.change_settings} />
      ) : error === null ? (
        <div className="card">
          <Skeleton />
        </div>
      ) : (
        <LoadError
          message={t('error.generic')}
          detail={failureText(error).message}
          requestId={failureText(error).requestId}
          onRetry={() => void Promise.all([settings.refetch(), fields.refetch()])}
        />
      )}
    </div>
  );
}
