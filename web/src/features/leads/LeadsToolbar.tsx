// SPDX-License-Identifier: Apache-2.0
//
// Search, filters and columns of the list.
import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { fieldsQuery, usersQuery } from '../../api/catalog';
import { importsQuery } from '../../api/imports';
import { t } from '../../i18n/t';
import { IconArrowDown, IconArrowUp, IconChartBar, IconChevronDown, IconColumns3, IconSearch } from '../../ui/icons';
import { defaultColumns, moved } from './columns';
import { FilterPill, type FilterOption } from './FilterPill';
import { countQuery, isFiltered, withChange, type LeadsSearch } from './leadsSearch';

// Not part of the first view.
const MoreFilters = lazy(() => import('./MoreFilters').then(({ MoreFilters: filters }) => ({ default: filters })));

type ToolbarProps = {
  search: LeadsSearch;
  onSearch: (search: LeadsSearch) => void;
  columns: string[];
  onColumns: (columns: string[]) => void;
  allColumns: FilterOption[];
};

const searchDelayMs = 250;

function SearchBox({ search, onSearch }: Pick<ToolbarProps, 'search' | 'onSearch'>) {
  const [text, setText] = useState(search.q ?? '');
  const [told, setTold] = useState(search.q ?? '');
  // Back and "Clear" change the address from outside; typing changes it after a pause.
  if ((search.q ?? '') !== told) {
    setTold(search.q ?? '');
    setText(search.q ?? '');
  }
  useEffect(() => {
    const wanted = text.trim().length >= 2 ? text.trim() : '';
    if (wanted === told) return;
    const timer = setTimeout(() => {
      setTold(wanted);
      onSearch(withChange(search, { q: wanted }));
    }, searchDelayMs);
    return () => clearTimeout(timer);
  }, [text, told, search, onSearch]);
  return (
    <TextInput
      className="search"
      type="search"
      data-page-search
      aria-label={t('leads.search')}
      placeholder={t('leads.searchHint')}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

function ColumnsMenu({ columns, onColumns, allColumns }: Pick<ToolbarProps, 'columns' | 'onColumns' | 'allColumns'>) {
  const label = (key: string) => allColumns.find((option) => option.value === key)?.label ?? key;
  const rest = allColumns.filter((option) => !columns.includes(option.value));
  const shown = columns.filter((key) => allColumns.some((option) => option.value === key));
  return (
    <Popover position="bottom-end" shadow="md" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          className="wide-only"
          variant="subtle"
          color="gray"
          styles={{ root: { color: 'var(--in-text-2)' } }}
          leftSection={<IconColumns3 size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('leads.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('leads.columns')}>
        <div className="col" style={{ gap: 4, maxHeight: 340, overflowY: 'auto', padding: 3 }}>
          {shown.map((key, index) => (
            <div key={key} className="row">
              <Checkbox
                className="grow"
                size="xs"
                label={label(key)}
                checked
                onChange={() => columns.length > 1 && onColumns(columns.filter((other) => other !== key))}
              />
              <button
                type="button"
                className="icon-button"
                style={{ width: 26, height: 26 }}
                aria-label={t('leads.moveUp', { name: label(key) })}
                aria-disabled={index === 0}
                onClick={() => onColumns(moved(columns, key, -1))}
              >
                <IconArrowUp size={14} aria-hidden />
              </button>
              <button
                type="button"
                className="icon-button"
                style={{ width: 26, height: 26 }}
                aria-label={t('leads.moveDown', { name: label(key) })}
                aria-disabled={index === shown.length - 1}
                onClick={() => onColumns(moved(columns, key, 1))}
              >
                <IconArrowDown size={14} aria-hidden />
              </button>
            </div>
          ))}
          {rest.map((option) => (
            <Checkbox
              key={option.value}
              size="xs"
              style={{ padding: '3px 0' }}
              label={option.label}
              checked={false}
              onChange={() => onColumns([...columns, option.value])}
            />
          ))}
        </div>
        <button
          type="button"
          className="link-button sm"
          style={{ marginTop: 8 }}
          onClick={() => onColumns(defaultColumns)}
        >
          {t('leads.columnsDefault')}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}

export function LeadsToolbar({ search, onSearch, columns, onColumns, allColumns }: ToolbarProps) {
  const fields = useQuery(fieldsQuery).data ?? [];
  const users = useQuery(usersQuery).data ?? [];
  const jobs = useQuery(importsQuery({ limit: 10, state: 'completed,completed_with_errors' })).data?.imports ?? [];
  const picklist = (key: string): FilterOption[] =>
    (fields.find((field) => field.key === key)?.options ?? []).map(({ id, label }) => ({ value: id, label }));
  const label = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
  const pills = [
    { key: 'stage' as const, options: picklist('stage') },
    { key: 'source' as const, options: picklist('source') },
    { key: 'owner' as const, options: users.map((user) => ({ value: String(user.id), label: user.name })) },
  ];
  return (
    <div className="toolbar" role="search">
      <SearchBox search={search} onSearch={onSearch} />
      {pills
        .filter(({ options }) => options.length > 0)
        .map(({ key, options }) => (
          <FilterPill
            key={key}
            name={label(key)}
            options={options}
            chosen={search[key] ?? []}
            counted={{ field: key, query: countQuery(search, key) }}
            onChange={(chosen) => onSearch(withChange(search, { [key]: chosen }))}
          />
        ))}
      {(jobs.length > 0 || search.job !== undefined) && (
        <FilterPill
          name={t('leads.importedFrom')}
          options={jobs.map((job) => ({ value: String(job.id), label: job.file_name }))}
          chosen={search.job === undefined ? [] : [String(search.job)]}
          counted={{ field: 'import_job_id', query: countQuery(search, 'job') }}
          onChange={(chosen) => onSearch(withChange(search, { job: chosen[chosen.length - 1] }))}
        />
      )}
      <Suspense>
        <MoreFilters search={search} onSearch={onSearch} fields={fields} users={users} />
      </Suspense>
      {isFiltered(search) && (
        <button
          type="button"
          className="link-button sm"
          onClick={() =>
            onSearch(withChange(search, { q: '', stage: [], source: [], owner: [], job: undefined, where: [] }))
          }
        >
          {t('leads.clearFilters')}
        </button>
      )}
      <span className="grow" />
      <Button
        className="wide-only"
        variant="subtle"
        color="gray"
        styles={{ root: { color: 'var(--in-text-2)' } }}
        leftSection={<IconChartBar size={16} aria-hidden />}
        aria-expanded={search.overview === true}
        aria-controls="leads-overview"
        onClick={() => onSearch(withChange(search, { overview: search.overview !== true }))}
      >
        {t('overview.open')}
      </Button>
      <ColumnsMenu columns={columns} onColumns={onColumns} allColumns={allColumns} />
    </div>
  );
}
