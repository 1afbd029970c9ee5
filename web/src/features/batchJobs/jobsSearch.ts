// SPDX-License-Identifier: Apache-2.0
//
// What the list of batch jobs shows, as it stands in the address. Pure.
import type { Query } from '../../api/http';
import type { ImportItem } from '../../api/types';

export type JobsSearch = {
  q?: string;
  state?: string[];
  by?: string[];
  from?: string;
  to?: string;
  sort?: string;
  after?: string;
  page?: number;
  kind?: 'bulk';
};

export const shownStates = [
  'queued',
  'processing',
  'paused',
  'completed',
  'completed_with_errors',
  'failed',
  'cancelled',
  'undone',
] as const;
export const jobsPerPage = 25;

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
function list(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value])
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .map(String);
}

export function readJobsSearch(raw: Record<string, unknown>): JobsSearch {
  const search: JobsSearch = {};
  if (raw['q'] !== undefined && String(raw['q']) !== '') search.q = String(raw['q']);
  const states = list(raw['state']).filter((one) => shownStates.some((state) => state === one));
  if (states.length > 0) search.state = states;
  const by = list(raw['by']);
  if (by.length > 0) search.by = by;
  if (isDay(raw['from'])) search.from = raw['from'];
  if (isDay(raw['to'])) search.to = raw['to'];
  if (typeof raw['sort'] === 'string') search.sort = raw['sort'];
  if (typeof raw['after'] === 'string' && raw['after'] !== '') search.after = raw['after'];
  if (raw['kind'] === 'bulk') search.kind = 'bulk';
  const page = Number(raw['page']);
  if (Number.isInteger(page) && page > 1) search.page = page;
  return search;
}

export function withJobsChange(search: JobsSearch, change: Record<string, unknown>): JobsSearch {
  const paging = Object.keys(change).every((key) => key === 'after' || key === 'page');
  const { after: _after, page: _page, ...rest } = search;
  return readJobsSearch({ ...(paging ? search : rest), ...change });
}

export function isJobsFiltered(search: JobsSearch): boolean {
  return (
    search.q !== undefined ||
    search.state !== undefined ||
    search.by !== undefined ||
    search.from !== undefined ||
    search.to !== undefined
  );
}

export function toJobsQuery(search: JobsSearch): Query {
  return {
    search: search.q,
    state: search.state?.join(','),
    started_by: search.by?.[0],
    from: search.from,
    to: search.to,
    sort: search.sort,
    after: search.after,
    limit: jobsPerPage,
  };
}

export function isLive(job: Pick<ImportItem, 'state' | 'undo_state'>): boolean {
  return ['queued', 'processing', 'paused'].includes(job.state) || job.undo_state === 'undoing';
}
