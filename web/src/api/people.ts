// SPDX-License-Identifier: Apache-2.0
//
// Users, roles and the audit log of administrators; password, sessions and tokens of oneself.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { address, newKey, request, keepToken, type Query } from './http';
import type {
  ApiToken,
  AuditEntry,
  Right,
  Role,
  RoleRequest,
  Session,
  SessionItem,
  User,
  UserLink,
  UserRequest,
} from './types';

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => request<{ roles: Role[] }>('GET', '/roles', { signal }),
  select: (answer) => answer.roles,
});

export function inviteUser(person: UserRequest): Promise<UserLink> {
  return request('POST', '/users', { body: person });
}
export function changeUser(
  id: number,
  change: { name?: string; email?: string; role?: string; active?: boolean },
): Promise<User> {
  return request('PATCH', `/users/${id}`, { body: change });
}
export function resetPassword(id: number): Promise<UserLink> {
  return request('POST', `/users/${id}/reset`);
}
export function signOutUser(id: number): Promise<void> {
  return request('DELETE', `/users/${id}/sessions`);
}

export function createRole(role: RoleRequest): Promise<Role> {
  return request('POST', '/roles', { body: role });
}
export function changeRole(id: number, role: RoleRequest): Promise<Role> {
  return request('PUT', `/roles/${id}`, { body: role });
}
export function deleteRole(id: number): Promise<void> {
  return request('DELETE', `/roles/${id}`);
}

type AuditPage = { next: string | null; entries: AuditEntry[] };

export function auditQuery(query: Query) {
  return infiniteQueryOptions({
    queryKey: ['audit', query],
    queryFn: ({ pageParam, signal }) =>
      request<AuditPage>('GET', '/audit', { query: { ...query, limit: 50, after: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
}
export function auditAddress(query: Query): string {
  return address('/audit.csv', query);
}

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => request<{ sessions: SessionItem[] }>('GET', '/sessions', { signal }),
  select: (answer) => answer.sessions,
});
export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => request<{ tokens: ApiToken[] }>('GET', '/tokens', { signal }),
  select: (answer) => answer.tokens,
});

export function changePassword(password: string, next: string): Promise<void> {
  return request('PUT', '/session/password', { body: { password, new_password: next } });
}
export function changeProfile(name: string): Promise<User> {
  return request('PATCH', '/session/profile', { body: { name } });
}
export function endSession(id: string): Promise<void> {
  return request('DELETE', `/sessions/${encodeURIComponent(id)}`);
}
export function endOtherSessions(): Promise<void> {
  return request('DELETE', '/sessions');
}
export function createToken(name: string, rights: Right[], days: number | null): Promise<ApiToken & { token: string }> {
  return request('POST', '/tokens', { body: { name, rights, expires_in_days: days }, idempotencyKey: newKey() });
}
export function revokeToken(id: number): Promise<void> {
  return request('DELETE', `/tokens/${id}`);
}

export type Invitation = { name: string; email: string; has_password: boolean };

export function viewInvitation(token: string): Promise<Invitation> {
  return request('POST', '/invitation/view', { body: { token } });
}
export async function acceptInvitation(token: string, password: string): Promise<Session> {
  const session = await request<Session>('POST', '/invitation', { body: { token, password } });
  keepToken(session.csrf_token);
  return session;
}
