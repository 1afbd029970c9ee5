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
  // Conditions on any other field.
  where?: Condition[];
  overview?: boolean;
  columns?: string[];
  sort?: string;
  after?: string;
  page?: number;
  rows?: number;
  lead?: number | 'new';
  trash?: boolean;
};

export type Condition = { field: string; op: 'in' | 'contains'; values: string[] };

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
function conditions(value: unknown): Condition[] | undefined {
  const list = (Array.isArray(value) ? value : []).flatMap((item: unknown): Condition[] => {
    if (typeof item !== 'object' || item === null) return [];
    const { field, op, values } = item as Record<string, unknown>;
    const given = texts(values);
    return typeof field === 'string' && (op === 'in' || op === 'contains') && given !== undefined
      ? [{ field, op, values: given }]
      : [];
  });
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
  set('where', conditions(raw['where']));
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
  if (raw['overview'] === true || raw['overview'] === 'true') search.overview = true;
  return search;
}

export function idFilter(ids: readonly number[]): string {
  const condition: Condition = { field: 'id', op: 'in', values: ids.map(String) };
  return JSON.stringify([condition]);
}

export function filterText(search: LeadsSearch): string | undefined {
  const all: Condition[] = [];
  for (const key of filterKeys) {
    const values = search[key];
    if (values !== undefined) all.push({ field: key, op: 'in', values });
  }
  if (search.job !== undefined) all.push({ field: 'import_job_id', op: 'in', values: [String(search.job)] });
  all.push(...(search.where ?? []));
  return all.length > 0 ? JSON.stringify(all) : undefined;
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

// For the counts beside the values of one filter: all that the other filters leave.
export function countQuery(search: LeadsSearch, without: FilterKey | 'job'): Query {
  return { search: search.q, filter: filterText({ ...search, [without]: undefined }) };
}

export function isFiltered(search: LeadsSearch): boolean {
  return search.q !== undefined || filterText(search) !== undefined;
}

// Another view starts on its first page.
export function withChange(search: LeadsSearch, change: Partial<Record<keyof LeadsSearch, unknown>>): LeadsSearch {
  const next: Record<string, unknown> = { ...search, ...change };
  const keepsPage = Object.keys(change).every((key) => ['lead', 'after', 'page', 'columns', 'overview'].includes(key));
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
