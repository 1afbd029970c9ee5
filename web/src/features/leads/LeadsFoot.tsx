// SPDX-License-Identifier: Apache-2.0
//
// Which leads of how many, and the way to the others.
import { ActionIcon, NativeSelect } from '@mantine/core';
import { t } from '../../i18n/t';
import { IconChevronLeft, IconChevronRight } from '../../ui/icons';
import type { LeadPage } from '../../api/leads';
import { pageRange, pageSizes, withChange, type LeadsSearch } from './leadsSearch';

type LeadsFootProps = { page: LeadPage; search: LeadsSearch; onSearch: (search: LeadsSearch) => void };

export function LeadsFoot({ page, search, onSearch }: LeadsFootProps) {
  const { from, to } = pageRange(search, page.leads.length);
  const at = search.page ?? 1;
  return (
    <div className="table-foot">
      <span className="num">{t('leads.range', { from, to, n: page.total })}</span>
      <span className="grow" />
      <label className="row wide-only">
        <span>{t('leads.rows')}</span>
        <NativeSelect
          size="xs"
          aria-label={t('leads.rows')}
          data={pageSizes.map(String)}
          value={String(search.rows ?? pageSizes[0])}
          onChange={(event) => onSearch(withChange(search, { rows: Number(event.currentTarget.value) }))}
        />
      </label>
      <div className="row" style={{ gap: 4 }}>
        <ActionIcon
          variant="default"
          size={32}
          aria-label={t('leads.previousPage')}
          disabled={at <= 1}
          onClick={() => onSearch(withChange(search, { page: at - 1, after: at === 2 ? undefined : page.previous }))}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={32}
          aria-label={t('leads.nextPage')}
          disabled={page.next === null}
          onClick={() => onSearch(withChange(search, { page: at + 1, after: page.next }))}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </div>
    </div>
  );
}
