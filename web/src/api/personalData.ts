// SPDX-License-Identifier: Apache-2.0
//
// What is kept of one person: searches, their results, erasure.
import { queryOptions } from '@tanstack/react-query';
import { address, newKey, request } from './http';
import type { Inquiry, InquiryView } from './types';

const isAtWork = (inquiry: Inquiry) => inquiry.stage === 'searching' || inquiry.stage === 'erasing';

export const inquiriesQuery = queryOptions({
  queryKey: ['inquiries'],
  queryFn: ({ signal }) => request<{ inquiries: Inquiry[] }>('GET', '/personal-data', { signal }),
  select: (answer) => answer.inquiries,
  refetchInterval: (query) => (query.state.data?.inquiries.some(isAtWork) === true ? 1500 : false),
});

export function inquiryQuery(id: number) {
  return queryOptions({
    queryKey: ['inquiries', id],
    queryFn: ({ signal }) => request<InquiryView>('GET', `/personal-data/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data !== undefined && isAtWork(query.state.data) ? 1000 : false),
  });
}

export function searchPerson(email: string, phone: string): Promise<InquiryView> {
  return request('POST', '/personal-data', { body: { email, phone }, idempotencyKey: newKey() });
}
export function erasePerson(id: number): Promise<InquiryView> {
  return request('POST', `/personal-data/${id}/erase`, { idempotencyKey: newKey() });
}
export function dropInquiry(id: number): Promise<void> {
  return request('DELETE', `/personal-data/${id}`);
}
export function personExportAddress(id: number): string {
  return address(`/personal-data/${id}/export`, {});
}
