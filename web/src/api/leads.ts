// SPDX-License-Identifier: Apache-2.0
//
// Leads: list, one, and the changes of a person.
import { queryOptions } from '@tanstack/react-query';
import { newKey, request, type Query } from './http';
import type { Lead, LeadDetail, LeadSelection, Page } from './types';

export type LeadPage = Page & { leads: Lead[] };
export type LeadValues = Record<string, unknown>;

export function leadsQuery(query: Query) {
  return queryOptions({
    queryKey: ['leads', query],
    queryFn: ({ signal }) => request<LeadPage>('GET', '/leads', { query, signal }),
  });
}

export function leadQuery(id: number) {
  return queryOptions({
    queryKey: ['lead', id],
    queryFn: ({ signal }) => request<LeadDetail>('GET', `/leads/${id}`, { signal }),
  });
}

export type LeadCount = { value: string; count: number };

// How many leads have each value of a field.
export function leadCountsQuery(field: string, query: Query) {
  return queryOptions({
    queryKey: ['leads', 'counts', field, query],
    queryFn: ({ signal }) =>
      request<{ counts: LeadCount[] }>('GET', '/lead-counts', { query: { ...query, field }, signal }),
    select: (answer) => answer.counts,
  });
}

export function createLead(values: LeadValues, allowDuplicate: boolean): Promise<LeadDetail> {
  return request('POST', '/leads', { body: { values, allow_duplicate: allowDuplicate }, idempotencyKey: newKey() });
}
export function editLead(
  id: number,
  version: number,
  values: LeadValues,
  allowDuplicate: boolean,
): Promise<LeadDetail> {
  return request('PATCH', `/leads/${id}`, { body: { version, values, allow_duplicate: allowDuplicate } });
}
export function trashLeads(selection: LeadSelection): Promise<{ changed: number }> {
  return request('POST', '/leads/trash', { body: selection });
}
export function restoreLeads(selection: LeadSelection): Promise<{ changed: number }> {
  return request('POST', '/leads/restore', { body: selection });
}
