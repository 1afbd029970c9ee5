// SPDX-License-Identifier: Apache-2.0
//
// Values given for all leads, where the file has none.
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Field, Options } from '../../api/types';
import { t } from '../../i18n/t';
import { IconChevronDown, IconPlus, IconX } from '../../ui/icons';
import { Select } from '../../ui/Select';
import styles from './Mapping.module.css';
import { canBeFilled, canFillFrom, sourceOf } from './proposals';

type Fixed = Options['defaults'];
type FixedValuesProps = {
  fields: Field[];
  defaults: Fixed;
  // Keys of the fields that have a column.
  mapped: ReadonlyMap<string, unknown>;
  onChange: (defaults: Fixed) => void;
};

const ownText = '=';

export function FixedValues({ fields, defaults, mapped, onChange }: FixedValuesProps) {
  const [opened, setOpened] = useState(defaults.length > 0);
  const [rows, setRows] = useState<Fixed>(defaults);
  const set = (next: Fixed) => {
    setRows(next);
    onChange(next.filter((row) => row.field !== '' && row.value.trim() !== ''));
  };
  const free = (own: string) =>
    fields
      .filter((field) => !field.import_only && !field.read_only)
      .filter((field) => field.key === own || !rows.some((row) => row.field === field.key))
      .map((field) => ({ value: field.key, label: field.label }));
  return (
    <section className="card" style={{ marginTop: 16, padding: '12px 16px' }} aria-label={t('fixed.title')}>
      <button
        type="button"
        className={`${styles['opener']} b`}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {t('fixed.title')}
        <IconChevronDown size={14} aria-hidden />
      </button>
      {opened && (
        <div style={{ display: 'grid', gap: 10, marginTop: 6 }}>
          <p className="sm t3">{t('fixed.hint')}</p>
          {rows.map((row, index) => {
            const field = fields.find((candidate) => candidate.key === row.field);
            const change = (part: Partial<Fixed[number]>) =>
              set(rows.map((other, place) => (place === index ? { ...other, ...part } : other)));
            return (
              <div key={index} className="row wrap" style={{ alignItems: 'flex-end' }}>
                <Select
                  size="xs"
                  label={t('fixed.field')}
                  searchable
                  data={free(row.field)}
                  value={row.field === '' ? null : row.field}
                  onChange={(value) => change({ field: value ?? '', value: '' })}
                />
                {field !== undefined && canBeFilled(field) && (
                  <Select
                    size="xs"
                    label={t('fixed.from')}
                    data={[
                      { value: ownText, label: t('fixed.text') },
                      ...fields
                        .filter((source) => source.key !== field.key && canFillFrom(source))
                        .filter((source) => mapped.has(source.key) || source.key === sourceOf(row.value))
                        .map((source) => ({
                          value: source.key,
                          label: source.type === 'email' ? t('fixed.email', { field: source.label }) : source.label,
                        })),
                    ]}
                    allowDeselect={false}
                    value={sourceOf(row.value) ?? ownText}
                    onChange={(source) => change({ value: source === ownText || source === null ? '' : `{${source}}` })}
                  />
                )}
                {sourceOf(row.value) !== null ? null : field?.type === 'picklist' ? (
                  <Select
                    size="xs"
                    label={t('fixed.value')}
                    searchable
                    data={field.options
                      .filter((option) => option.active)
                      .map((option) => ({ value: option.label, label: option.label }))}
                    value={row.value === '' ? null : row.value}
                    onChange={(value) => change({ value: value ?? '' })}
                  />
                ) : (
                  <TextInput
                    size="xs"
                    label={t('fixed.value')}
                    value={row.value}
                    onChange={(event) => change({ value: event.currentTarget.value })}
                  />
                )}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={30}
                  aria-label={t('fixed.remove', { name: field?.label ?? '' })}
                  onClick={() => set(rows.filter((_, place) => place !== index))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </div>
            );
          })}
          <div>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setRows([...rows, { field: '', value: '' }])}
            >
              {t('fixed.add')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
