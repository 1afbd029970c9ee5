// SPDX-License-Identifier: Apache-2.0
//
// Filters by any other field: a menu that adds one, and a pill for each that is there.
import { Menu, Popover, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Field, User } from '../../api/types';
import { t } from '../../i18n/t';
import { IconPlus } from '../../ui/icons';
import { FilterPill } from './FilterPill';
import { filterKeys, withChange, type Condition, type LeadsSearch } from './leadsSearch';

type MoreFiltersProps = {
  search: LeadsSearch;
  onSearch: (search: LeadsSearch) => void;
  fields: Field[];
  users: User[];
};

const textTypes = ['text', 'long_text', 'email', 'phone', 'url'];
const choiceTypes = ['picklist', 'multi_picklist', 'user', 'boolean'];

function optionsOf(field: Field, users: User[]) {
  if (field.type === 'user') return users.map((user) => ({ value: String(user.id), label: user.name }));
  if (field.type === 'boolean') {
    return [
      { value: 'true', label: t('lead.yes') },
      { value: 'false', label: t('lead.no') },
    ];
  }
  return field.options.map(({ id, label }) => ({ value: id, label }));
}

type PillProps = { field: Field; condition: Condition; onChange: (values: string[]) => void };

function TextPill({ field, condition, onChange }: PillProps) {
  const given = condition.values[0] ?? '';
  const [opened, setOpened] = useState(given === '');
  const [text, setText] = useState(given);
  const save = (event: FormEvent) => {
    event.preventDefault();
    setOpened(false);
    onChange(text.trim() === '' ? [] : [text.trim()]);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" width={260} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="pill"
          data-on={given !== ''}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {given === '' ? field.label : t('leads.contains', { field: field.label, text: given })}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('leads.filterBy', { name: field.label })}>
        <form onSubmit={save}>
          <TextInput
            size="xs"
            data-autofocus
            label={t('leads.containsLabel', { field: field.label })}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div className="row" style={{ marginTop: 8 }}>
            <button type="submit" className="link-button sm">
              {t('leads.apply')}
            </button>
            <span className="grow" />
            <button type="button" className="link-button sm" onClick={() => onChange([])}>
              {t('clear')}
            </button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

export function MoreFilters({ search, onSearch, fields, users }: MoreFiltersProps) {
  // A field that was chosen and has no value yet is not in the address.
  const [begun, setBegun] = useState<string[]>([]);
  const where = search.where ?? [];
  const shown = [
    ...where.map(({ field }) => field),
    ...begun.filter((key) => !where.some(({ field }) => field === key)),
  ];
  const offered = fields.filter(
    (field) =>
      !field.import_only &&
      [...textTypes, ...choiceTypes].includes(field.type) &&
      !filterKeys.some((key) => key === field.key) &&
      !shown.includes(field.key),
  );
  const change = (field: Field, values: string[]) => {
    const rest = where.filter((condition) => condition.field !== field.key);
    const op = textTypes.includes(field.type) ? 'contains' : 'in';
    setBegun((keys) => keys.filter((key) => key !== field.key));
    onSearch(withChange(search, { where: values.length > 0 ? [...rest, { field: field.key, op, values }] : rest }));
  };
  return (
    <>
      {shown.map((key) => {
        const field = fields.find((one) => one.key === key);
        if (field === undefined) return null;
        const condition = where.find((one) => one.field === key) ?? { field: key, op: 'in' as const, values: [] };
        return textTypes.includes(field.type) ? (
          <TextPill
            key={`${key} ${condition.values.join()}`}
            field={field}
            condition={condition}
            onChange={(values) => change(field, values)}
          />
        ) : (
          <FilterPill
            key={key}
            name={field.label}
            options={optionsOf(field, users)}
            chosen={condition.values}
            startsOpen={condition.values.length === 0}
            onChange={(values) => change(field, values)}
          />
        );
      })}
      {offered.length > 0 && (
        <Menu position="bottom-start" width={220}>
          <Menu.Target>
            <button type="button" className="pill">
              <IconPlus size={14} aria-hidden />
              {t('leads.moreFilters')}
            </button>
          </Menu.Target>
          <Menu.Dropdown style={{ maxHeight: 320, overflowY: 'auto' }}>
            {offered.map((field) => (
              <Menu.Item key={field.key} onClick={() => setBegun((keys) => [...keys, field.key])}>
                {field.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
