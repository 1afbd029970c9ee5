// SPDX-License-Identifier: Apache-2.0
//
// Who is there in the fake server, with roles, sessions, tokens and what they did.
import type { ApiToken, AuditEntry, Role, Scope, Session, SessionItem, User } from '../src/api/types';

export const people: User[] = [
  {
    id: 1,
    name: 'Dana Whitcombe',
    email: 'dana@inlet.example',
    role: 'admin',
    active: true,
    state: 'active',
    last_seen_at: new Date().toISOString(),
  },
  {
    id: 2,
    name: 'Sam Ortega',
    email: 'sam@inlet.example',
    role: 'manager',
    active: true,
    state: 'active',
    last_seen_at: new Date().toISOString(),
  },
  {
    id: 3,
    name: 'Mei Chen',
    email: 'mei@inlet.example',
    role: 'user',
    active: true,
    state: 'active',
    last_seen_at: new Date().toISOString(),
  },
];

const everything = (scope: Scope) =>
  Object.fromEntries(
    (
      [
        'view_leads',
        'export_leads',
        'create_leads',
        'edit_leads',
        'delete_leads',
        'import',
        'view_imports',
        'undo_imports',
        'use_templates',
        'change_shared_templates',
        'choose_duplicates',
        'create_options',
        'view_settings',
        'change_settings',
        'administer_users',
      ] as const
    ).map((right) => [right, scope]),
  );

export const roles: Role[] = [
  { id: 1, key: 'admin', version: 1, name: 'Admin', built_in: true, rights: everything('all'), fields: {}, users: 1 },
  {
    id: 2,
    key: 'manager',
    version: 1,
    name: 'Manager',
    built_in: true,
    rights: { ...everything('all'), change_settings: 'none', administer_users: 'none' },
    fields: {},
    users: 1,
  },
  {
    id: 3,
    key: 'user',
    version: 1,
    name: 'User',
    built_in: true,
    rights: { ...everything('none'), view_leads: 'own', import: 'all', view_imports: 'own', undo_imports: 'own' },
    fields: {},
    users: 1,
  },
];

export function auditEntries(): AuditEntry[] {
  const entry = (id: number, action: string, subject: string, details: object): AuditEntry => ({
    id,
    at: new Date(Date.now() - (20 - id) * 3_600_000).toISOString(),
    by: { id: 1, name: 'Dana Whitcombe' },
    action,
    subject,
    details: details as AuditEntry['details'],
    from: '192.0.2.17',
  });
  return [
    entry(4, 'import.started', 'import 1050', { file: 'hubspot-export-2026-11-21.csv' }),
    entry(3, 'settings.changed', 'settings', { duplicates: 'update' }),
    entry(2, 'user.invited', 'user 3', { role: 'user' }),
    entry(1, 'session.opened', 'user 1', {}),
  ];
}

export const sessions: SessionItem[] = ['Firefox 145 on Linux', 'Chrome 142 on Android'].map((agent, index) => ({
  id: `session-${index}`,
  current: index === 0,
  created_at: new Date(Date.now() - 4e7 * (index + 1)).toISOString(),
  last_seen_at: new Date(Date.now() - 3e6 * index).toISOString(),
  expires_at: new Date(Date.now() + 4e8).toISOString(),
  address: `192.0.2.${17 + index}`,
  agent,
}));

export const tokens: ApiToken[] = [
  {
    id: 1,
    name: 'Nightly import',
    beginning: 'inlet_a1b2',
    rights: ['import', 'view_imports'],
    created_at: new Date(Date.now() - 9e8).toISOString(),
    expires_at: new Date(Date.now() + 7e9).toISOString(),
    last_used_at: null,
  },
];

export const session: Session = {
  user: {
    id: 1,
    name: 'Dana Whitcombe',
    email: 'dana@inlet.example',
    role: 'admin',
    active: true,
    state: 'active',
    last_seen_at: new Date().toISOString(),
  },
  rights: {
    import: true,
    create_leads: true,
    edit_leads: true,
    delete_leads: true,
    export_leads: true,
    see_all_imports: true,
    choose_duplicates: true,
    change_shared_templates: true,
    see_settings: true,
    change_settings: true,
    manage_users: true,
  },
  csrf_token: 'fake-token',
  organisation: {
    name: 'Halden Freight',
    time_zone: 'Europe/Oslo',
    currency: 'NOK',
    date_order: 'dmy',
    decimal_mark: ',',
    phone_country: 'NO',
  },
  limits: { upload_bytes: 52_428_800, retention_days: 30, draft_days: 7 },
};
