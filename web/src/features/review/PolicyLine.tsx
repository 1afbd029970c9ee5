// SPDX-License-Identifier: Apache-2.0
//
// What happens with duplicates, in words; a choice where the person may choose.
import { Radio, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldsQuery, settingsQuery } from '../../api/catalog';
import { useSession } from '../../api/session';
import type { ColumnMapping, Options } from '../../api/types';
import { rich, t } from '../../i18n/t';
import { IconCopyCheck } from '../../ui/icons';
import { FieldMerges } from './FieldMerges';
import styles from './Review.module.css';

type PolicyLineProps = {
  options: Options;
  onChange: (options: Options) => void;
  mapping: ColumnMapping[];
  onMapping: (mapping: ColumnMapping[]) => void;
};

const duplicates = ['skip', 'update', 'create', 'error'] as const;
const merges = ['overwrite', 'fill_blanks', 'keep'] as const;

export function PolicyLine({ options, onChange, mapping, onMapping }: PolicyLineProps) {
  const { rights } = useSession();
  const settings = useQuery({ ...settingsQuery, retry: false }).data;
  const fields = useQuery(fieldsQuery).data ?? [];
  const [opened, setOpened] = useState(false);
  const criteria = (settings?.duplicates.criteria ?? [['email']]).map((keys) =>
    keys.map((key) => fields.find((field) => field.key === key)?.label ?? key).join(' + '),
  );
  const rules = criteria.slice(1).reduce((before, last) => t('duplicates.or', { before, last }), criteria[0] ?? '');
  return (
    <div className={styles['policy']}>
      <div className="row" style={{ gap: 12, alignItems: 'flex-start' }}>
        <IconCopyCheck size={17} aria-hidden className="t3" style={{ flex: 'none', marginTop: 1 }} />
        <p className="sm t2 grow">
          {criteria.length === 0
            ? t('execute.policyNone')
            : rich('execute.policy', {
                fields: <b>{rules}</b>,
                what: t(`execute.policy.${options.duplicates}`),
                who: rights.choose_duplicates ? '' : t('execute.setByAdmin'),
              })}
        </p>
        {rights.choose_duplicates && criteria.length > 0 && (
          <button type="button" className="link-button sm" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {t('execute.change')}
          </button>
        )}
      </div>
      {opened && (
        <div className={styles['choices']}>
          <Radio.Group
            label={t('execute.choice')}
            value={options.duplicates}
            onChange={(value) =>
              onChange({ ...options, duplicates: duplicates.find((one) => one === value) ?? 'skip' })
            }
          >
            <div className={styles['radios']}>
              {duplicates.map((value) => (
                <Radio key={value} value={value} label={t(`execute.choice.${value}`)} />
              ))}
            </div>
          </Radio.Group>
          {options.duplicates === 'update' && (
            <Radio.Group
              label={t('execute.merge')}
              value={options.merge}
              onChange={(value) => onChange({ ...options, merge: merges.find((one) => one === value) ?? 'overwrite' })}
            >
              <div className={styles['radios']}>
                {merges.map((value) => (
                  <Radio key={value} value={value} label={t(`execute.merge.${value}`)} />
                ))}
              </div>
            </Radio.Group>
          )}
          {options.duplicates === 'update' && (
            <div className="col" style={{ gap: 12 }}>
              <Switch
                label={t('execute.eraseWithNa')}
                description={t('execute.eraseWithNaHint')}
                checked={options.erase_with_na}
                onChange={(event) => onChange({ ...options, erase_with_na: event.currentTarget.checked })}
              />
              <FieldMerges mapping={mapping} fields={fields} onChange={onMapping} />
            </div>
          )}
          <Radio.Group
            label={t('execute.unmatched')}
            value={options.unmatched}
            onChange={(value) => onChange({ ...options, unmatched: value === 'skip' ? 'skip' : 'create' })}
          >
            <div className={styles['radios']}>
              <Radio value="create" label={t('execute.unmatched.create')} />
              <Radio value="skip" label={t('execute.unmatched.skip')} />
            </div>
          </Radio.Group>
        </div>
      )}
    </div>
  );
}
