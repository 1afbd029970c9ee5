// SPDX-License-Identifier: Apache-2.0
//
// How the world outside is told of ends of imports: the mail server, the webhooks, and what became of each message.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { newKey, request } from './http';
import type { Delivery, Notifications, NotificationsChange, WebhookSecret } from './types';

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) => request<Notifications>('GET', '/settings/notifications', { signal }),
});

type DeliveryPage = { next: string | null; deliveries: Delivery[] };

export const deliveriesQuery = infiniteQueryOptions({
  queryKey: ['deliveries'],
  queryFn: ({ pageParam, signal }) =>
    request<DeliveryPage>('GET', '/deliveries', { query: { limit: 20, after: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.next ?? undefined,
  // A message that waits is on its way within seconds.
  refetchInterval: (query) =>
    query.state.data?.pages.some((page) => page.deliveries.some((one) => one.state === 'waiting')) === true
      ? 2000
      : false,
});

export function putNotifications(change: NotificationsChange): Promise<Notifications> {
  return request('PUT', '/settings/notifications', { body: change });
}
export function testMail(to: string): Promise<Delivery> {
  return request('POST', '/settings/notifications/test', { body: { to }, idempotencyKey: newKey() });
}
export function addWebhook(url: string): Promise<WebhookSecret> {
  return request('POST', '/webhooks', { body: { url } });
}
export function removeWebhook(id: number): Promise<void> {
  return request('DELETE', `/webhooks/${id}`);
}
export function renewWebhookSecret(id: number): Promise<WebhookSecret> {
  return request('POST', `/webhooks/${id}/secret`);
}
export function testWebhook(id: number): Promise<Delivery> {
  return request('POST', `/webhooks/${id}/test`, { idempotencyKey: newKey() });
}
export function retryDelivery(id: number): Promise<Delivery> {
  return request('POST', `/deliveries/${id}/retry`, { idempotencyKey: newKey() });
}
