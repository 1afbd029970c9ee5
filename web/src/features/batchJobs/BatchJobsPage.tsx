// SPDX-License-Identifier: Apache-2.0
//
// Batch Jobs: the history of all imports; for a person without that right, one's own.
import { ActionIcon, Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { usersQuery } from '../../api/catalog';
import { newestBulkQuery } from '../../api/bulk';
import { importsQuery } from '../../api/imports';
import { useSession } from '../../api/session';
import type { ImportItem } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import {
  IconChevronLeft,
  IconChevronRight,
  IconPlus,
  IconRefresh,
  IconSearch,
  IconStack2,
  IconUpload,
} from '../../ui/icons';
import { Segments } from '../../ui/Segments/Segments';
import { Empty, LoadError, Skeleton } from '../../ui/States/States';
import { useTitle } from '../../ui/useTitle';
import { Activity } from './Activity';
import { BatchJobsTable } from './BatchJobsTable';
import { BulkChanges } from './BulkChanges';
import {
  isJobsFiltered,
  isLive,
  jobsPerPage,
  shownStates,
  toJobsQuery,
  withJobsChange,
  type JobsSearch,
} from './jobsSearch';

type BatchJobsPageProps = {
  search: JobsSearch;
  onSearch: (search: JobsSearch) => void;
  onImport: () => void;
  onUndo: (job: ImportItem) => void;
  jobLink: (id: number, children: ReactNode) => ReactNode;
};

type Option = { value: string; label: string };

function Pill({ name, on, children }: { name: string; on: string; children: ReactNode }) {
  return (
    <Popover position="bottom-start" shadow="md" width={250} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="pill" data-on={on !== ''} aria-haspopup="dialog">
          {on === '' && <IconPlus size={14} aria-hidden />}
          {on === '' ? name : `${name}: ${on}`}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('leads.filterBy', { name })}>{children}</Popover.Dropdown>
    </Popover>
  );
}

function CheckList({
  options,
  chosen,
  onChange,
}: {
  options: Option[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  return (
    <div className="col" style={{ gap: 8, maxHeight: 280, overflowY: 'auto', padding: 3 }}>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          size="xs"
          label={option.label}
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
    </div>
  );
}

function Toolbar({ search, onSearch }: Pick<BatchJobsPageProps, 'search' | 'onSearch'>) {
  const { rights } = useSession();
  const users = useQuery({ ...usersQuery, enabled: rights.see_all_imports }).data ?? [];
  const [text, setText] = useState(search.q ?? '');
  useEffect(() => {
    if (text === (search.q ?? '')) return;
    const timer = setTimeout(() => onSearch(withJobsChange(search, { q: text })), 250);
    return () => clearTimeout(timer);
  }, [text, search, onSearch]);
  const states = shownStates.map((state) => ({ value: state, label: t(`state.${state}`) }));
  const labels = (options: Option[], chosen: string[]) =>
    chosen.map((value) => options.find((option) => option.value === value)?.label ?? value).join(', ');
  const people = users.map((user) => ({ value: String(user.id), label: user.name }));
  return (
    <div className="toolbar" role="search">
      <TextInput
        className="search"
        type="search"
        data-page-search
        aria-label={t('jobs.search')}
        placeholder={t('jobs.searchHint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Pill name={t('jobs.status')} on={labels(states, search.state ?? [])}>
        <CheckList
          options={states}
          chosen={search.state ?? []}
          onChange={(state) => onSearch(withJobsChange(search, { state }))}
        />
      </Pill>
      {rights.see_all_imports && (
        <Pill name={t('jobs.startedBy')} on={labels(people, search.by ?? [])}>
          <CheckList
            options={people}
            chosen={search.by ?? []}
            onChange={(by) => onSearch(withJobsChange(search, { by: by.slice(-1) }))}
          />
        </Pill>
      )}
      <Pill name={t('jobs.date')} on={[search.from, search.to].filter(Boolean).join(' – ')}>
        <div className="col" style={{ gap: 10 }}>
          <TextInput
            type="date"
            size="xs"
            label={t('jobs.from')}
            value={search.from ?? ''}
            onChange={(event) => onSearch(withJobsChange(search, { from: event.currentTarget.value }))}
          />
          <TextInput
            type="date"
            size="xs"
            label={t('jobs.to')}
            value={search.to ?? ''}
            onChange={(event) => onSearch(withJobsChange(search, { to: event.currentTarget.value }))}
          />
        </div>
      </Pill>
      {isJobsFiltered(search) && (
        <button
          type="button"
          className="link-button sm"
          onClick={() => {
            setText('');
            onSearch({});
          }}
        >
          {t('leads.clearFilters')}
        </button>
      )}
      <span className="grow" />
      <span className="sm t3 row wide-only" style={{ gap: 6 }}>
        <IconRefresh size={15} aria-hidden />
        {t('jobs.live')}
      </span>
    </div>
  );
}

function Imports({ search, onSearch, onUndo, jobLink }: BatchJobsPageProps) {
  const query = useQuery({
    ...importsQuery(toJobsQuery(search)),
    placeholderData: keepPreviousData,
    refetchInterval: (current) => (current.state.data?.imports.some(isLive) === true ? 2000 : 10_000),
  });
  const page = query.data;
  const at = search.page ?? 1;
  const from = (at - 1) * jobsPerPage + 1;
  const empty = page !== undefined && page.imports.length === 0;
  return (
    <>
      {!isJobsFiltered(search) && <Activity />}
      {!(empty && !isJobsFiltered(search)) && <Toolbar search={search} onSearch={onSearch} />}
      {query.isError && page === undefined ? (
        <LoadError
          message={t('error.jobs')}
          detail={failureText(query.error).message}
          requestId={failureText(query.error).requestId}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <div className="card list-frame">
          {page === undefined && <Skeleton />}
          {empty &&
            (isJobsFiltered(search) ? (
              <Empty title={t('jobs.noMatch')} hint={t('jobs.noMatchHint')}>
                <Button variant="default" onClick={() => onSearch({})}>
                  {t('leads.clearAll')}
                </Button>
              </Empty>
            ) : (
              <Empty
                icon={<IconStack2 size={26} stroke={1.6} aria-hidden />}
                title={t('jobs.empty')}
                hint={t('jobs.emptyHint')}
              />
            ))}
          {page !== undefined && page.imports.length > 0 && (
            <>
              <BatchJobsTable
                jobs={page.imports}
                sort={search.sort ?? '-id'}
                onSort={(sort) => onSearch(withJobsChange(search, { sort }))}
                jobLink={jobLink}
                onUndo={onUndo}
                stale={query.isPlaceholderData}
              />
              <div className="table-foot">
                <span className="num">
                  {t('leads.range', { from, to: from + page.imports.length - 1, n: page.total })}
                </span>
                <span className="grow" />
                <ActionIcon
                  variant="default"
                  size={32}
                  aria-label={t('leads.previousPage')}
                  disabled={at <= 1}
                  onClick={() =>
                    onSearch(withJobsChange(search, { page: at - 1, after: at === 2 ? '' : page.previous }))
                  }
                >
                  <IconChevronLeft size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size={32}
                  aria-label={t('leads.nextPage')}
                  disabled={page.next === null}
                  onClick={() => onSearch(withJobsChange(search, { page: at + 1, after: page.next }))}
                >
                  <IconChevronRight size={16} aria-hidden />
                </ActionIcon>
              </div>
            </>
          )}
        </div>
      )}
    </>
  );
}

export function BatchJobsPage(props: BatchJobsPageProps) {
  const { search, onSearch, onImport } = props;
  const { rights } = useSession();
  const title = rights.see_all_imports ? t('jobs.title') : t('jobs.mine');
  useTitle(title);
  const hint = search.kind === 'bulk' ? t('bulk.hint') : rights.see_all_imports ? t('jobs.hint') : t('jobs.hintMine');
  const hasBulk = (useQuery(newestBulkQuery).data ?? null) !== null;
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1 className="h1">{title}</h1>
          <p className="t3 sm">{hint}</p>
        </div>
        {rights.import && (
          <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={onImport}>
            {t('jobs.import')}
          </Button>
        )}
      </div>
      {hasBulk && (
        <div style={{ marginBottom: 14 }}>
          <Segments
            label={t('jobs.kinds')}
            segments={[
              { value: 'imports', label: t('jobs.imports') },
              { value: 'bulk', label: t('bulk.title') },
            ]}
            value={search.kind ?? 'imports'}
            onChange={(kind) => onSearch(kind === 'bulk' ? { kind } : {})}
          />
        </div>
      )}
      {search.kind === 'bulk' ? <BulkChanges /> : <Imports {...props} />}
    </>
  );
}
