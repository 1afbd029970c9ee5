// SPDX-License-Identifier: Apache-2.0
//
// One filter of the list: a pill that opens a list of values; several values mean "or".
import { Checkbox, Popover, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { leadCountsQuery } from '../../api/leads';
import type { Query } from '../../api/http';
import { number } from '../../i18n/format';
import { t } from '../../i18n/t';
import { IconPlus, IconSearch } from '../../ui/icons';

export type FilterOption = { value: string; label: string };
type FilterPillProps = {
  name: string;
  options: FilterOption[];
  chosen: string[];
  startsOpen?: boolean;
  // Where the counts beside the values come from.
  counted?: { field: string; query: Query };
  onChange: (chosen: string[]) => void;
};

export function FilterPill({ name, options, chosen, startsOpen = false, counted, onChange }: FilterPillProps) {
  const [opened, setOpened] = useState(startsOpen);
  const counts = useQuery({
    ...leadCountsQuery(counted?.field ?? '', counted?.query ?? {}),
    enabled: opened && counted !== undefined,
  }).data;
  const countOf = (value: string) => counts?.find((one) => one.value === value)?.count ?? 0;
  const [search, setSearch] = useState('');
  const labels = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const shown = options.filter((option) => option.label.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" width={260} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="pill"
          data-on={chosen.length > 0}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {chosen.length === 0 && <IconPlus size={14} aria-hidden />}
          {chosen.length === 0 ? name : `${name}: ${labels.join(', ')}`}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('leads.filterBy', { name })}>
        {options.length > 8 && (
          <TextInput
            size="xs"
            mb={8}
            aria-label={t('leads.filterSearch', { name })}
            leftSection={<IconSearch size={14} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
        <div className="col" style={{ gap: 8, maxHeight: 280, overflowY: 'auto', padding: 3 }}>
          {shown.map((option) => (
            <Checkbox
              key={option.value}
              size="xs"
              classNames={{ body: 'filter-option', labelWrapper: 'grow' }}
              label={
                <span className="row">
                  <span className="grow">{option.label}</span>
                  {counts !== undefined && <span className="xs t3 num">{number(countOf(option.value))}</span>}
                </span>
              }
              checked={chosen.includes(option.value)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...chosen, option.value]
                    : chosen.filter((value) => value !== option.value),
                )
              }
            />
          ))}
          {shown.length === 0 && <p className="sm t3">{t('leads.filterNone')}</p>}
        </div>
        {chosen.length > 0 && (
          <button type="button" className="link-button sm" style={{ marginTop: 8 }} onClick={() => onChange([])}>
            {t('clear')}
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
