// SPDX-License-Identifier: Apache-2.0
//
// What of the audit log is shown, as it stands in the address. Pure.
import type { Query } from '../../api/http';

export type AuditSearch = { by?: string; action?: string; since?: string; until?: string };

export const auditKinds = [
  'user',
  'session',
  'import',
  'lead',
  'person',
  'criteria',
  'settings',
  'field',
  'role',
  'token',
  'template',
] as const;

const day = /^\d{4}-\d{2}-\d{2}$/;

export function readAuditSearch(raw: Record<string, unknown>): AuditSearch {
  const search: AuditSearch = {};
  const by = String(raw['by'] ?? '');
  if (/^\d+$/.test(by)) search.by = by;
  const action = auditKinds.find((kind) => kind === raw['action']);
  if (action !== undefined) search.action = action;
  if (day.test(String(raw['since']))) search.since = String(raw['since']);
  if (day.test(String(raw['until']))) search.until = String(raw['until']);
  return search;
}

// Days are those of the person who looks; `until` names the last day that is still in it.
function startOf(date: string, daysLater = 0): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, dayOfMonth + daysLater).toISOString();
}

export function toAuditQuery(search: AuditSearch): Query {
  return {
    by: search.by,
    action: search.action,
    since: search.since === undefined ? undefined : startOf(search.since),
    until: search.until === undefined ? undefined : startOf(search.until, 1),
  };
}
