// SPDX-License-Identifier: Apache-2.0
//
// The field a column goes to: searchable by label, key and other names; shows which column has a field already.
import { type ComboboxItem, type ComboboxParsedItem, type OptionsFilter } from '@mantine/core';
import { memo } from 'react';
import type { Field } from '../../api/types';
import { t } from '../../i18n/t';
import { FieldTypeIcon } from '../../ui/fieldTypes';
import { IconPlus } from '../../ui/icons';
import { Select } from '../../ui/Select';

type FieldPickerProps = {
  id: string;
  name: string;
  fields: Field[];
  value: string | null;
  error: string | undefined;
  // Field key -> letters of the columns that have it.
  used: ReadonlyMap<string, string[]>;
  letter: string;
  onChange: (field: string | null) => void;
  // Only for who may make one.
  onNew: (() => void) | undefined;
};

// A list that is never empty: an empty listbox is no listbox.
const hintValue = '?';

function matches(field: Field | undefined, search: string): boolean {
  if (field === undefined) return false;
  const words = [field.label, field.key, ...field.aliases];
  return words.some((word) => word.toLowerCase().includes(search));
}

export function fieldFilter(fields: readonly Field[]): OptionsFilter {
  return ({ options, search }) => {
    const wanted = search.trim().toLowerCase();
    const keep = (item: ComboboxItem) =>
      item.value === hintValue ||
      wanted === '' ||
      matches(
        fields.find((field) => field.key === item.value),
        wanted,
      );
    return options.flatMap((option): ComboboxParsedItem[] => {
      if (!('group' in option)) return keep(option) ? [option] : [];
      const items = option.items.filter((item): item is ComboboxItem => keep(item));
      return items.length > 0 ? [{ ...option, items }] : [];
    });
  };
}

export const FieldPicker = memo(function FieldPicker({
  id,
  name,
  fields,
  value,
  error,
  used,
  letter,
  onChange,
  onNew,
}: FieldPickerProps) {
  const field = fields.find((candidate) => candidate.key === value);
  const items = (custom: boolean) =>
    fields
      .filter((candidate) => candidate.custom === custom && !candidate.read_only)
      .map(({ key, label }) => ({ value: key, label }));
  const groups = [
    { group: t('map.leadFields'), items: items(false) },
    {
      group: t('map.customFields'),
      items: [
        ...items(true),
        onNew === undefined
          ? { value: hintValue, label: t('map.askForField'), disabled: true }
          : { value: hintValue, label: t('map.newField') },
      ],
    },
  ];
  return (
    <Select
      id={id}
      aria-label={t('map.fieldFor', { name })}
      placeholder={t('map.notImported')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('map.doNotImport', { name }) }}
      data={groups}
      value={value}
      error={error}
      filter={fieldFilter(fields)}
      leftSection={field === undefined ? undefined : <FieldTypeIcon type={field.type} />}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(next) => (next === hintValue ? onNew?.() : onChange(next))}
      onKeyDown={(event) => {
        const { selectionStart, selectionEnd, value: text } = event.currentTarget;
        if (event.key !== 'Delete' || selectionStart !== 0 || selectionEnd !== text.length) return;
        event.preventDefault();
        onChange(null);
      }}
      renderOption={({ option }) => {
        const shown = fields.find((candidate) => candidate.key === option.value);
        if (shown === undefined) {
          return (
            <span className={`row ${onNew === undefined ? 't3' : 'accent'}`} style={{ gap: 9 }}>
              {onNew !== undefined && <IconPlus size={16} aria-hidden />}
              {option.label}
            </span>
          );
        }
        const others = (used.get(shown.key) ?? []).filter((other) => other !== letter);
        return (
          <span className="row grow" style={{ gap: 9 }}>
            <span className="t3" style={{ display: 'flex' }}>
              <FieldTypeIcon type={shown.type} />
            </span>
            <span className="grow">
              {shown.label}
              {shown.required && (
                <>
                  <span className="err" aria-hidden>
                    {' '}
                    *
                  </span>
                  <span className="spoken"> {t('required.spoken')}</span>
                </>
              )}
            </span>
            {others.length > 0 && <span className="xs t3">{t('map.usedBy', { letters: others.join(', ') })}</span>}
          </span>
        );
      }}
    />
  );
});
