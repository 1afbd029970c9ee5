// SPDX-License-Identifier: Apache-2.0
//
// What changes rarely and many pages need: fields, users, settings, templates.
import { queryOptions } from '@tanstack/react-query';
import { address, newKey, request } from './http';
import type { Field, Settings, Template, User } from './types';

export const fieldsQuery = queryOptions({
  queryKey: ['fields'],
  queryFn: ({ signal }) => request<{ version: number; fields: Field[] }>('GET', '/fields', { signal }),
  select: (answer) => answer.fields,
  staleTime: 60_000,
});

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => request<{ users: User[] }>('GET', '/users', { signal }),
  select: (answer) => answer.users,
  staleTime: 60_000,
});

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => request<Settings>('GET', '/settings', { signal }),
  staleTime: 60_000,
});

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => request<{ templates: Template[] }>('GET', '/templates', { signal }),
  select: (answer) => answer.templates,
});

export function createTemplate(name: string, shared: boolean, importId: number): Promise<Template> {
  return request('POST', '/templates', { body: { name, shared, import: importId }, idempotencyKey: newKey() });
}
export function editTemplate(
  id: number,
  change: { version: number; name?: string; shared?: boolean; import?: number; columns?: Template['columns'] },
): Promise<Template> {
  return request('PATCH', `/templates/${id}`, { body: change });
}
export function deleteTemplate(id: number): Promise<void> {
  return request('DELETE', `/templates/${id}`);
}
export function putSettings(settings: Settings): Promise<Settings> {
  return request('PUT', '/settings', { body: settings });
}
export function importTemplate(document: unknown, name?: string): Promise<Template> {
  return request('POST', '/templates/import', {
    body: { document, ...(name !== undefined && { name }) },
    idempotencyKey: newKey(),
  });
}
export function templateAddress(id: number): string {
  return address(`/templates/${id}/export`);
}
