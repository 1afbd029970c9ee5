// SPDX-License-Identifier: Apache-2.0
//
// The ordered list of rules by which leads are known again; the first one that finds a lead decides.
import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import type { Criterion, Field } from '../../api/types';
import { t } from '../../i18n/t';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '../../ui/icons';
import { Select } from '../../ui/Select';
import styles from './Settings.module.css';

const comparable = new Set(['text', 'email', 'phone', 'url', 'integer', 'date', 'picklist']);

type RuleListProps = {
  criteria: Criterion[];
  fields: readonly Field[];
  may: boolean;
  onChange: (criteria: Criterion[]) => void;
};

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

type RuleProps = { rule: Criterion; n: number; fields: readonly Field[]; onChange: (rule: Criterion) => void };

function Chips({ rule, n, fields, may, onChange }: RuleProps & { may: boolean }) {
  const named = (key: string) => fields.find((field) => field.key === key);
  return rule.fields.map((key) => (
    <span key={key} className={styles['chip']} style={may ? undefined : { paddingInlineEnd: 10 }}>
      {named(key)?.label ?? key}
      {rule.fields.length === 1 && <span className={`wide-only ${styles['compare']}`}>{comparison(named(key))}</span>}
      {may && (
        <button
          type="button"
          className="icon-button"
          style={{ width: 28, height: 28, color: 'inherit' }}
          aria-label={t('duplicates.removeField', { field: named(key)?.label ?? key, n })}
          onClick={() => onChange({ ...rule, fields: rule.fields.filter((one) => one !== key) })}
        >
          <IconX size={14} aria-hidden />
        </button>
      )}
    </span>
  ));
}

function AddField({ rule, n, fields, onChange }: RuleProps) {
  return (
    <Select
      size="xs"
      style={{ flex: '0 1 170px' }}
      aria-label={t('duplicates.addField', { n })}
      placeholder={t('duplicates.addFieldHint')}
      searchable
      data={fields
        .filter((field) => comparable.has(field.type) && !field.import_only && !rule.fields.includes(field.key))
        .map((field) => ({ value: field.key, label: field.label }))}
      value={null}
      onChange={(key) => key !== null && onChange({ ...rule, fields: [...rule.fields, key] })}
    />
  );
}

function GmailSwitch({ rule, n, fields, onChange }: RuleProps) {
  const isEmail = (key: string) => fields.find((field) => field.key === key)?.type === 'email';
  if (!rule.fields.some(isEmail)) return null;
  return (
    <Switch
      size="xs"
      label={t('duplicates.gmail')}
      aria-label={t('duplicates.gmailOf', { n })}
      checked={rule.ignore_gmail_dots}
      onChange={(event) => onChange({ ...rule, ignore_gmail_dots: event.currentTarget.checked })}
    />
  );
}

export function RuleList({ criteria, fields, may, onChange }: RuleListProps) {
  const [told, setTold] = useState('');
  const move = (index: number, by: -1 | 1) => {
    const rule = criteria[index];
    const to = index + by;
    if (rule === undefined || to < 0 || to >= criteria.length) return;
    const next = criteria.filter((_, at) => at !== index);
    next.splice(to, 0, rule);
    onChange(next);
    setTold(t('duplicates.ruleMoved', { n: to + 1 }));
  };
  return (
    <>
      <ol className={styles['rules']}>
        {criteria.map((rule, index) => {
          const n = index + 1;
          const common = {
            rule,
            n,
            fields,
            onChange: (next: Criterion) => onChange(criteria.map((one, at) => (at === index ? next : one))),
          };
          return (
            <li key={index} className={styles['rule']} aria-label={t('duplicates.rule', { n })}>
              <span className={styles['number']}>{n}.</span>
              <Chips {...common} may={may} />
              {!may && rule.ignore_gmail_dots && <span className="sm t3">{t('duplicates.gmail')}</span>}
              {may && (
                <>
                  <AddField {...common} />
                  <GmailSwitch {...common} />
                  <span className={styles['order']}>
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
                  </span>
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
            onClick={() => onChange([...criteria, { fields: [], ignore_gmail_dots: false }])}
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
