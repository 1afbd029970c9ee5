// SPDX-License-Identifier: Apache-2.0
//
// The filters of the list: the usual fields, where leads were imported from, and any other field.
import { useQuery } from '@tanstack/react-query';
import { fieldsQuery, usersQuery } from '../../api/catalog';
import { importsQuery } from '../../api/imports';
import { t } from '../../i18n/t';
import { FilterPill, type FilterOption } from './FilterPill';
import { countQuery, isFiltered, withChange, type LeadsSearch } from './leadsSearch';
import { MoreFilters } from './MoreFilters';

export type LeadsFiltersProps = { search: LeadsSearch; onSearch: (search: LeadsSearch) => void };

export function LeadsFilters({ search, onSearch }: LeadsFiltersProps) {
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
    <>
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
      <MoreFilters search={search} onSearch={onSearch} fields={fields} users={users} />
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
    </>
  );
}
