// SPDX-License-Identifier: Apache-2.0
//
// The control for one field of a lead.
import { Checkbox, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { Field, User } from '../../api/types';
import { t } from '../../i18n/t';
import { Select } from '../../ui/Select';
import type { FormValue } from './leadForm';

type FieldInputProps = {
  field: Field;
  users: User[];
  value: FormValue;
  error: string | undefined;
  onChange: (value: FormValue) => void;
  // Without a label of its own where the name stands beside it already.
  isLabelled?: boolean;
};

const inputTypes: Partial<Record<string, string>> = { email: 'email', phone: 'tel', date: 'date', url: 'url' };

export function FieldInput({ field, users, value, error, onChange, isLabelled = true }: FieldInputProps) {
  const common = {
    id: `field-${field.key}`,
    ...(isLabelled ? { label: field.label, withAsterisk: field.required } : { 'aria-label': field.label }),
    description: field.help === '' ? undefined : field.help,
    error,
    required: field.required,
  };
  if (field.type === 'boolean') {
    return (
      <Checkbox
        id={common.id}
        label={field.label}
        error={error}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
        style={{ alignSelf: 'center' }}
      />
    );
  }
  if (field.type === 'multi_picklist') {
    const chosen = Array.isArray(value) ? value : [];
    const labelOf = (id: string) => field.options.find((option) => option.id === id)?.label ?? id;
    return (
      <TagsInput
        {...common}
        data={field.options.filter((option) => option.active).map((option) => option.label)}
        value={chosen.map(labelOf)}
        onChange={(labels) =>
          onChange(labels.map((label) => field.options.find((option) => option.label === label)?.id ?? label))
        }
        comboboxProps={{ keepMounted: false }}
      />
    );
  }
  const text = typeof value === 'string' ? value : '';
  if (field.type === 'picklist' || field.type === 'user') {
    const data =
      field.type === 'user'
        ? users
            .filter((user) => user.active || String(user.id) === text)
            .map((user) => ({ value: String(user.id), label: user.name }))
        : field.options
            .filter((option) => option.active || option.id === text)
            .map((option) => ({ value: option.id, label: option.label }));
    return (
      <Select
        {...common}
        data={data}
        value={text === '' ? null : text}
        searchable={data.length > 8}
        clearable={!field.required}
        placeholder={t('lead.none')}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  }
  if (field.type === 'long_text') {
    return (
      <Textarea
        {...common}
        autosize={false}
        rows={3}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={inputTypes[field.type] ?? 'text'}
      inputMode={['integer', 'decimal', 'money', 'percent'].includes(field.type) ? 'decimal' : undefined}
      maxLength={field.max_length ?? undefined}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
