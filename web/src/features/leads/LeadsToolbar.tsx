// SPDX-License-Identifier: Apache-2.0
//
// Search, filters and columns of the list.
import { TextInput } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { t } from '../../i18n/t';
import { IconSearch } from '../../ui/icons';
import type { FilterOption } from './FilterPill';
import { withChange, type LeadsSearch } from './leadsSearch';

// Not part of the first view.
const LeadsFilters = lazy(() => import('./LeadsFilters').then(({ LeadsFilters: filters }) => ({ default: filters })));
const ColumnsMenu = lazy(() => import('./ColumnsMenu').then(({ ColumnsMenu: menu }) => ({ default: menu })));

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

// Where the filters will be, so that nothing jumps.
function FiltersToCome() {
  return (
    <span className="pill" aria-hidden style={{ visibility: 'hidden' }}>
      {t('leads.importedFrom')}
    </span>
  );
}

export function LeadsToolbar({ search, onSearch, columns, onColumns, allColumns }: ToolbarProps) {
  return (
    <div className="toolbar" role="search">
      <SearchBox search={search} onSearch={onSearch} />
      <Suspense fallback={<FiltersToCome />}>
        <LeadsFilters search={search} onSearch={onSearch} />
      </Suspense>
      <span className="grow" />
      <Suspense>
        <ColumnsMenu columns={columns} onColumns={onColumns} allColumns={allColumns} />
      </Suspense>
    </div>
  );
}
