// SPDX-License-Identifier: Apache-2.0
//
// Admin > Duplicate rules: which fields make a duplicate, in order, and what happens then; on top the rule in one
// sentence, as it is in force.
import { Radio, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fieldsQuery, settingsQuery } from '../../api/catalog';
import { criteriaQuery } from '../../api/duplicates';
import { useSession } from '../../api/session';
import type { DuplicateCriteria, DuplicatePolicy, Field, Settings } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconCopyCheck } from '../../ui/icons';
import { LoadError, Skeleton } from '../../ui/States/States';
import { useTitle } from '../../ui/useTitle';
import { CriteriaCard } from './CriteriaCard';
import { rulesText } from './rulesText';
import { SaveBar } from './SaveBar';
import styles from './Settings.module.css';
import { useSettingsForm } from './settingsForm';

const actions = ['skip', 'update', 'create', 'error'] as const;
const merges = ['overwrite', 'fill_blanks', 'keep'] as const;
const several = ['fail', 'oldest', 'newest', 'last_updated'] as const;

type SentenceProps = { stored: DuplicateCriteria; policy: DuplicatePolicy; fields: readonly Field[] };

function Sentence({ stored, policy, fields }: SentenceProps) {
  const rules = rulesText(stored.criteria, fields);
  return (
    <div className="card row" style={{ padding: '16px 20px', gap: 14, marginBottom: 16, alignItems: 'flex-start' }}>
      <IconCopyCheck size={22} aria-hidden className="accent" style={{ flex: 'none' }} />
      <p className={styles['sentence']} role="status">
        {rules === ''
          ? t('duplicates.never')
          : t('duplicates.sentence', { rules, what: t(`execute.policy.${policy.duplicates}`) })}
      </p>
    </div>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  description?: string;
  values: readonly T[];
  value: T;
  text: (value: T) => string;
  hint?: (value: T) => string;
  onChange: (value: T) => void;
};

function Choice<T extends string>({ label, description, values, value, text, hint, onChange }: ChoiceProps<T>) {
  return (
    <Radio.Group
      label={label}
      {...(description !== undefined && { description })}
      value={value}
      onChange={(chosen) => onChange(values.find((one) => one === chosen) ?? value)}
    >
      <div className={styles['radios']}>
        {values.map((one) => (
          <Radio key={one} value={one} label={text(one)} {...(hint !== undefined && { description: hint(one) })} />
        ))}
      </div>
    </Radio.Group>
  );
}

function PolicyCard({ settings, may }: { settings: Settings; may: boolean }) {
  const form = useSettingsForm<DuplicatePolicy>(
    settings,
    (all) => all.duplicates,
    (all, duplicates) => ({ ...all, duplicates: { ...duplicates, criteria: all.duplicates.criteria } }),
  );
  const { part, set } = form;
  return (
    <section className="card" aria-label={t('duplicates.title')}>
      <div className={styles['group']}>
        <fieldset disabled={!may} style={{ border: 0, padding: 0, margin: 0, display: 'grid', gap: 20 }}>
          <Choice
            label={t('duplicates.found')}
            values={actions}
            value={part.duplicates}
            text={(value) => t(`execute.choice.${value}`)}
            hint={(value) => t(`duplicates.foundHint.${value}`)}
            onChange={(duplicates) => set({ duplicates })}
          />
          {part.duplicates === 'update' && (
            <>
              <Choice
                label={t('execute.merge')}
                values={merges}
                value={part.merge}
                text={(value) => t(`execute.merge.${value}`)}
                onChange={(merge) => set({ merge })}
              />
              <Choice
                label={t('duplicates.several')}
                values={several}
                value={part.several ?? 'fail'}
                text={(value) => t(`duplicates.several.${value}`)}
                onChange={(chosen) => set({ several: chosen })}
              />
            </>
          )}
          <Choice
            label={t('execute.unmatched')}
            values={['create', 'skip'] as const}
            value={part.unmatched}
            text={(value) => t(`execute.unmatched.${value}`)}
            onChange={(unmatched) => set({ unmatched })}
          />
          <Switch
            label={t('duplicates.choose')}
            description={t('duplicates.chooseHint')}
            checked={part.people_may_choose}
            onChange={(event) => set({ people_may_choose: event.currentTarget.checked })}
          />
        </fieldset>
        {may && <SaveBar form={form} label={t('save')} onSave={form.save} />}
      </div>
    </section>
  );
}

export function DuplicatesPage() {
  useTitle(t('duplicates.title'));
  const { rights } = useSession();
  const settings = useQuery(settingsQuery);
  const criteria = useQuery(criteriaQuery);
  const fields = useQuery(fieldsQuery);
  const error = settings.error ?? criteria.error ?? fields.error;
  const may = rights.change_settings;
  return (
    <div className="page tight" style={{ padding: 0 }}>
      <div className="page-head">
        <div className="grow">
          <h1 className="h1">{t('duplicates.title')}</h1>
          <p className="t3 sm">{t('duplicates.hint')}</p>
        </div>
      </div>
      {settings.data !== undefined && criteria.data !== undefined && fields.data !== undefined ? (
        <>
          <Sentence stored={criteria.data} policy={settings.data.duplicates} fields={fields.data} />
          <CriteriaCard stored={criteria.data} fields={fields.data} may={may} />
          <PolicyCard settings={settings.data} may={may} />
        </>
      ) : error === null ? (
        <div className="card">
          <Skeleton />
        </div>
      ) : (
        <LoadError
          message={t('error.generic')}
          detail={failureText(error).message}
          requestId={failureText(error).requestId}
          onRetry={() => void Promise.all([settings.refetch(), criteria.refetch(), fields.refetch()])}
        />
      )}
    </div>
  );
}
