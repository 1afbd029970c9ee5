// SPDX-License-Identifier: Apache-2.0
//
// How an update treats single fields, where that differs from the whole import.
import { useState } from 'react';
import type { ColumnMapping, Field } from '../../api/types';
import { t } from '../../i18n/t';
import { Select } from '../../ui/Select';
import styles from './Review.module.css';

type FieldMergesProps = {
  mapping: ColumnMapping[];
  fields: readonly Field[];
  onChange: (mapping: ColumnMapping[]) => void;
};

const rules = ['overwrite', 'fill_blanks', 'keep'] as const;

export function FieldMerges({ mapping, fields, onChange }: FieldMergesProps) {
  const mapped = mapping.filter((column) => column.field !== null);
  const own = mapped.filter((column) => column.merge !== null).length;
  const [opened, setOpened] = useState(own > 0);
  const label = (key: string | null) => fields.find((field) => field.key === key)?.label ?? key ?? '';
  const set = (at: ColumnMapping, merge: ColumnMapping['merge']) =>
    onChange(mapping.map((column) => (column.column === at.column ? { ...column, merge } : column)));
  return (
    <div className={styles['merges']}>
      <button type="button" className="link-button sm" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        {own === 0 ? t('execute.merge.perField') : t('execute.merge.perFieldSome', { n: own })}
      </button>
      {opened && (
        <div className={styles['mergeFields']}>
          {mapped.map((column) => (
            <Select
              key={column.column}
              size="xs"
              label={label(column.field)}
              allowDeselect={false}
              data={[
                { value: 'as import', label: t('execute.merge.asImport') },
                ...rules.map((rule) => ({ value: rule, label: t(`execute.merge.short.${rule}`) })),
              ]}
              value={column.merge ?? 'as import'}
              onChange={(value) => set(column, rules.find((rule) => rule === value) ?? null)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
