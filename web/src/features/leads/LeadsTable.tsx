// SPDX-License-Identifier: Apache-2.0
//
// The leads of one page as a table.
import { memo, type KeyboardEvent, type ReactNode } from 'react';
import type { Lead } from '../../api/types';
import { t } from '../../i18n/t';
import { IconArrowDown, IconArrowUp } from '../../ui/icons';
import { ScrollRegion } from '../../ui/ScrollRegion/ScrollRegion';
import { Tick } from '../../ui/Tick/Tick';
import type { FilterOption } from './FilterPill';
import { LeadCell } from './LeadCell';
import { nextSort } from './leadsSearch';

export type LinkToLead = (lead: Lead, children: ReactNode) => ReactNode;

export type LeadsTableProps = {
  leads: Lead[];
  columns: FilterOption[];
  sort: string;
  onSort: (sort: string) => void;
  selected: ReadonlySet<number>;
  onSelect: (ids: number[], on: boolean) => void;
  onOpen: (lead: Lead) => void;
  link: LinkToLead;
  stale: boolean;
  canSelect: boolean;
};

function SortHead({ column, sort, onSort }: { column: FilterOption; sort: string; onSort: (sort: string) => void }) {
  const direction = sort === column.value ? 'ascending' : sort === `-${column.value}` ? 'descending' : undefined;
  return (
    <th scope="col" aria-sort={direction}>
      <button type="button" className="sort-button" onClick={() => onSort(nextSort(sort, column.value))}>
        {column.label}
        {direction === 'ascending' && <IconArrowUp size={13} aria-hidden />}
        {direction === 'descending' && <IconArrowDown size={13} aria-hidden />}
      </button>
    </th>
  );
}

// X selects the row with the focus, Shift X all from the row that was selected last.
function pressSelect(event: KeyboardEvent<HTMLTableSectionElement>) {
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  const row = document.activeElement?.closest('tr');
  const at = boxes.findIndex((box) => box.closest('tr') === row);
  const box = boxes[at];
  if (box === undefined) return;
  event.preventDefault();
  const last = boxes.findLastIndex((one, index) => one.checked && index < at);
  const wanted = event.shiftKey && last >= 0 ? boxes.slice(last + 1, at + 1) : [box];
  for (const one of wanted) one.click();
}

// Arrow keys or J and K go from row to row.
function moveRow(event: KeyboardEvent<HTMLTableSectionElement>) {
  if (event.key.toLowerCase() === 'x' && !event.ctrlKey && !event.metaKey && !event.altKey) {
    pressSelect(event);
    return;
  }
  const step =
    event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0;
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a.main')];
  const row = document.activeElement?.closest('tr');
  const at = links.findIndex((link) => link.closest('tr') === row);
  const next = links[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

type LeadRowProps = Pick<LeadsTableProps, 'columns' | 'onSelect' | 'onOpen' | 'link'> & {
  lead: Lead;
  // null where nothing can be selected.
  selected: boolean | null;
};

// Drawn anew when something of it has changed: to select one lead leaves the others as they are.
const LeadRow = memo(function LeadRow({ lead, columns, selected, onSelect, onOpen, link }: LeadRowProps) {
  return (
    <tr
      data-selected={selected === true}
      onClick={(event) => {
        if (!(event.target as Element).closest('a, button, input, label, [tabindex]:not(tr)')) onOpen(lead);
      }}
    >
      {selected !== null && (
        <td>
          <Tick
            label={t('leads.select', { name: lead.name })}
            checked={selected}
            onChange={(on) => onSelect([lead.id], on)}
          />
        </td>
      )}
      <td>{link(lead, lead.name)}</td>
      {columns.map((column) => (
        <td key={column.value}>
          <LeadCell lead={lead} column={column.value} />
        </td>
      ))}
    </tr>
  );
});

export function LeadsTable(props: LeadsTableProps) {
  const { leads, columns, sort, onSort, selected, onSelect, onOpen, link, stale, canSelect } = props;
  const onPage = leads.filter((lead) => selected.has(lead.id)).length;
  const name = { value: 'name', label: t('leads.name') };
  return (
    <div className={stale ? 'stale-rows' : undefined}>
      <ScrollRegion label={t('leads.table')}>
        <table className="list">
          <caption className="spoken">{t('leads.title')}</caption>
          <thead>
            <tr>
              {canSelect && (
                <th style={{ width: 44 }}>
                  <Tick
                    label={t('leads.selectPage')}
                    checked={onPage === leads.length && leads.length > 0}
                    partly={onPage > 0 && onPage < leads.length}
                    onChange={(on) =>
                      onSelect(
                        leads.map((lead) => lead.id),
                        on,
                      )
                    }
                  />
                </th>
              )}
              {[name, ...columns].map((column) => (
                <SortHead key={column.value} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={moveRow}>
            {leads.map((lead) => (
              <LeadRow
                key={lead.id}
                lead={lead}
                columns={columns}
                selected={canSelect ? selected.has(lead.id) : null}
                onSelect={onSelect}
                onOpen={onOpen}
                link={link}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}
