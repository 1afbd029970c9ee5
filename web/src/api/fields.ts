// SPDX-License-Identifier: Apache-2.0
//
// The catalogue of fields as an administrator sees and changes it.
import { queryOptions } from '@tanstack/react-query';
import { newKey, request } from './http';
import type { Field, FieldChange, FieldUse, NewField } from './types';

type FieldList = { version: number; fields: Field[] };

// Hidden ones too. The key begins as that of fieldsQuery does: a change asks for both anew.
export const allFieldsQuery = queryOptions({
  queryKey: ['fields', 'all'],
  queryFn: ({ signal }) => request<FieldList>('GET', '/fields', { query: { hidden: true }, signal }),
  select: (answer) => answer.fields,
});

export function fieldUseQuery(key: string) {
  return queryOptions({
    queryKey: ['fields', 'use', key],
    queryFn: ({ signal }) => request<FieldUse>('GET', `/fields/${key}/use`, { signal }),
  });
}

export function createField(field: NewField): Promise<Field> {
  return request('POST', '/fields', { body: field, idempotencyKey: newKey() });
}
export function changeField(key: string, change: FieldChange): Promise<Field> {
  return request('PATCH', `/fields/${key}`, { body: change });
}
export function hideField(key: string): Promise<void> {
  return request('DELETE', `/fields/${key}`);
}
export function orderFields(keys: string[]): Promise<FieldList> {
  return request('PUT', '/fields/order', { body: { keys } });
}
