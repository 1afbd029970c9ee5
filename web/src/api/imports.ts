// SPDX-License-Identifier: Apache-2.0
//
// The import: its draft, its rows, its verbs. Shared by the wizard's steps and by Batch Jobs.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { withChangeOnItsWay } from './changeOnItsWay';
import { address, newKey, request, type Query } from './http';
import type {
  ColumnMapping,
  ColumnValues,
  DayOfImports,
  FixChange,
  Import,
  ImportItem,
  Options,
  Page,
  Preview,
  ReasonValues,
  RowOutcome,
  SampleLead,
  SourceChoice,
  Step,
  Suggestion,
  Summary,
  Survey,
  Undo,
  UndoFate,
  UndoLead,
  ValueChoice,
} from './types';

export type ImportPage = Page & { imports: ImportItem[] };
export type RowPage = Page & { rows: RowOutcome[] };

export function importQuery(id: number) {
  return queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => withChangeOnItsWay(id, () => request<Import>('GET', `/imports/${id}`, { signal })),
  });
}

export function importsQuery(query: Query) {
  return queryOptions({
    queryKey: ['imports', query],
    queryFn: ({ signal }) => request<ImportPage>('GET', '/imports', { query, signal }),
  });
}

// Keyed by the source: a change of how the file is read asks again, and so does the end of its survey; a change of the
// mapping doesn't.
export function previewQuery({ id, source, detection }: Pick<Import, 'id' | 'source' | 'detection'>) {
  return queryOptions({
    queryKey: ['import', id, 'preview', source, detection.provisional],
    queryFn: ({ signal }) => request<Preview>('GET', `/imports/${id}/preview`, { query: { limit: 20 }, signal }),
    staleTime: Infinity,
  });
}

export function surveyQuery(id: number, source: SourceChoice) {
  return queryOptions({
    queryKey: ['import', id, 'columns', source],
    queryFn: ({ signal }) => request<Survey>('GET', `/imports/${id}/columns`, { signal }),
    // While the survey runs its numbers grow.
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 250 : false),
    staleTime: 60_000,
  });
}

export function suggestionQuery(id: number, source: SourceChoice) {
  return queryOptions({
    queryKey: ['import', id, 'suggestion', source],
    queryFn: ({ signal }) => request<Suggestion>('GET', `/imports/${id}/mapping/suggestion`, { signal }),
    staleTime: Infinity,
  });
}

export function columnValuesQuery(id: number, column: number, field: string, source: SourceChoice) {
  return queryOptions({
    queryKey: ['import', id, 'values', column, field, source],
    queryFn: ({ signal }) =>
      request<ColumnValues>('GET', `/imports/${id}/columns/${column}/values`, { query: { field }, signal }),
    staleTime: Infinity,
  });
}

export function sampleLeadsQuery(id: number, version: number) {
  return queryOptions({
    queryKey: ['import', id, 'leads', version],
    queryFn: ({ signal }) => request<{ leads: SampleLead[] }>('GET', `/imports/${id}/leads`, { signal }),
    staleTime: Infinity,
  });
}

export function summaryQuery(id: number, key: string) {
  return queryOptions({
    queryKey: ['import', id, 'summary', key],
    queryFn: ({ signal }) => request<Summary>('GET', `/imports/${id}/summary`, { signal }),
  });
}

export function rowsQuery(id: number, query: Query, key: string) {
  return infiniteQueryOptions({
    queryKey: ['import', id, 'rows', key, query],
    queryFn: ({ pageParam, signal }) =>
      request<RowPage>('GET', `/imports/${id}/rows`, { query: { ...query, after: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

export function reasonValuesQuery(id: number, code: string, column: number | null, key: string) {
  return queryOptions({
    queryKey: ['import', id, 'reason', key, code, column],
    queryFn: ({ signal }) =>
      request<ReasonValues>('GET', `/imports/${id}/summary/values`, { query: { code, column, limit: 100 }, signal }),
    staleTime: Infinity,
  });
}

export function undoQuery(id: number, key: string) {
  return queryOptions({
    queryKey: ['import', id, 'undo', key],
    queryFn: ({ signal }) => request<Undo>('GET', `/imports/${id}/undo`, { signal }),
  });
}

// Lead by lead what an undo did; `key` as for undoQuery.
export function undoLeadsQuery(id: number, fate: UndoFate, key: string) {
  return infiniteQueryOptions({
    queryKey: ['import', id, 'undo', key, fate],
    queryFn: ({ pageParam, signal }) =>
      request<{ next: string | null; leads: UndoLead[] }>('GET', `/imports/${id}/undo/leads`, {
        query: { fate, after: pageParam, limit: 20 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

export function createImport(upload: number, template: number | null): Promise<Import> {
  return request('POST', '/imports', { body: { upload, template }, idempotencyKey: newKey() });
}
// The records that failed, as a draft to mend and import: the same one again until it is started.
export function fixFailed(id: number): Promise<Import> {
  return request('POST', `/imports/${id}/fix-failed`, { idempotencyKey: newKey() });
}
export function deleteDraft(id: number): Promise<void> {
  return request('DELETE', `/imports/${id}`);
}
export function putStep(id: number, step: Step): Promise<Import> {
  return request('PUT', `/imports/${id}/step`, { body: { step } });
}
export function putSource(id: number, version: number, source: SourceChoice): Promise<Import> {
  return request('PUT', `/imports/${id}/source`, { body: { version, source } });
}
export function putMapping(id: number, version: number, columns: ColumnMapping[]): Promise<Import> {
  return request('PUT', `/imports/${id}/mapping`, { body: { version, columns }, outlivesPage: true });
}
export function putOptions(id: number, version: number, options: Options): Promise<Import> {
  return request('PUT', `/imports/${id}/options`, { body: { version, options }, outlivesPage: true });
}
export function putFixes(id: number, change: FixChange): Promise<Import> {
  return request('PUT', `/imports/${id}/fixes`, { body: change, outlivesPage: true });
}
export function deleteFixes(id: number, version: number): Promise<Import> {
  return request('DELETE', `/imports/${id}/fixes`, { query: { version } });
}
export function putColumnValues(id: number, column: number, version: number, values: ValueChoice[]): Promise<Import> {
  return request('PUT', `/imports/${id}/columns/${column}/values`, { body: { version, values } });
}
export function applyTemplate(id: number, version: number, template: number | null): Promise<Import> {
  return request('PUT', `/imports/${id}/template`, { body: { version, template } });
}
export function startCheck(id: number, version: number): Promise<Import> {
  return request('POST', `/imports/${id}/check`, { body: { version }, idempotencyKey: newKey() });
}
// The key belongs to the draft's version: a second press or a retried request can't start twice.
export function startImport(id: number, version: number): Promise<Import> {
  return request('POST', `/imports/${id}/start`, { body: { version }, idempotencyKey: `start-${id}-${version}` });
}
export function cancelImport(id: number): Promise<Import> {
  return request('POST', `/imports/${id}/cancel`, { idempotencyKey: newKey() });
}
export function retryImport(id: number): Promise<Import> {
  return request('POST', `/imports/${id}/retry`, { idempotencyKey: newKey() });
}
export function undoImport(id: number): Promise<Import> {
  return request('POST', `/imports/${id}/undo`, { idempotencyKey: newKey() });
}

export type FailedKind = 'all' | 'failed' | 'skipped' | 'not_processed';
export function failedAddress(id: number, format: 'csv' | 'xlsx', kind: FailedKind): string {
  return address(`/imports/${id}/failed.${format}`, { kind });
}
export function receiptAddress(id: number): string {
  return address(`/imports/${id}/receipt.csv`);
}
export function originalAddress(id: number): string {
  return address(`/imports/${id}/original`);
}

// Records of each of the last days.
export function activityQuery(days: number) {
  return queryOptions({
    queryKey: ['imports', 'activity', days],
    queryFn: ({ signal }) => request<{ days: DayOfImports[] }>('GET', '/import-activity', { query: { days }, signal }),
    select: (answer) => answer.days,
  });
}
