// SPDX-License-Identifier: Apache-2.0
//
// What the list of leads shows, as it stands in the address: a link shows the same view. Pure.
import type { Query } from '../../api/http';

export type LeadsSearch = {
  q?: string;
  stage?: string[];
  source?: string[];
  owner?: string[];
  job?: number;
  columns?: string[];
  sort?: string;
  after?: string;
  page?: number;
  rows?: number;
  lead?: number | 'new';
  trash?: boolean;
};

export const pageSizes = [25, 50, 100] as const;
export const filterKeys = ['stage', 'source', 'owner'] as const;
export type FilterKey = (typeof filterKeys)[number];

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
function texts(value: unknown): string[] | undefined {
  const list = (Array.isArray(value) ? value : [value])
    .filter((item) => typeof item === 'string' || typeof item === 'number')
    .map(String);
  return list.length > 0 ? list : undefined;
}
function whole(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

// Takes what it understands of an address and leaves the rest.
export function readLeadsSearch(raw: Record<string, unknown>): LeadsSearch {
  const search: LeadsSearch = {};
  const set = <K extends keyof LeadsSearch>(key: K, value: LeadsSearch[K] | undefined) => {
    if (value !== undefined) search[key] = value;
  };
  set('q', raw['q'] === undefined ? undefined : text(String(raw['q'])));
  for (const key of filterKeys) set(key, texts(raw[key]));
  set('job', whole(raw['job']));
  set('columns', texts(raw['columns']));
  set('sort', text(raw['sort']));
  set('after', text(raw['after']));
  set('page', whole(raw['page']));
  set(
    'rows',
    pageSizes.find((size) => size === Number(raw['rows'])),
  );
  set('lead', raw['lead'] === 'new' ? 'new' : whole(raw['lead']));
  if (raw['trash'] === true || raw['trash'] === 'true') search.trash = true;
  return search;
}

type Condition = { field: string; op: 'in'; values: string[] };

export function filterText(search: LeadsSearch): string | undefined {
  const conditions: Condition[] = [];
  for (const key of filterKeys) {
    const values = search[key];
    if (values !== undefined) conditions.push({ field: key, op: 'in', values });
  }
  if (search.job !== undefined) conditions.push({ field: 'import_job_id', op: 'in', values: [String(search.job)] });
  return conditions.length > 0 ? JSON.stringify(conditions) : undefined;
}

export const defaultSort = '-created_at';

export function toQuery(search: LeadsSearch): Query {
  return {
    search: search.q,
    filter: filterText(search),
    trash: search.trash,
    sort: search.sort ?? defaultSort,
    after: search.after,
    limit: search.rows ?? pageSizes[0],
  };
}

export function isFiltered(search: LeadsSearch): boolean {
  return search.q !== undefined || filterText(search) !== undefined;
}

// Another view starts on its first page.
export function withChange(search: LeadsSearch, change: Partial<Record<keyof LeadsSearch, unknown>>): LeadsSearch {
  const next: Record<string, unknown> = { ...search, ...change };
  const keepsPage = Object.keys(change).every((key) => ['lead', 'after', 'page', 'columns'].includes(key));
  if (!keepsPage) {
    delete next['after'];
    delete next['page'];
  }
  return readLeadsSearch(next);
}

export function nextSort(current: string, column: string): string {
  if (current === column) return `-${column}`;
  if (current === `-${column}`) return column;
  return column === 'created_at' ? '-created_at' : column;
}

// "26-50 of 12,480": which leads the page shows.
export function pageRange(search: LeadsSearch, shown: number): { from: number; to: number } {
  const size = search.rows ?? pageSizes[0];
  const from = ((search.page ?? 1) - 1) * size + 1;
  return { from: shown === 0 ? 0 : from, to: from + shown - 1 };
}
