// SPDX-License-Identifier: Apache-2.0
//
// Rights in the order they are read, and which of them know "own". Pure.
import type { Right, Role, Scope } from '../../api/types';
import { t, type Key } from '../../i18n/t';

export const rights: readonly Right[] = [
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
];

const knowsOwn = new Set<Right>([
  'view_leads',
  'export_leads',
  'create_leads',
  'edit_leads',
  'delete_leads',
  'view_imports',
  'undo_imports',
  'change_shared_templates',
]);

export function scopesOf(right: Right): Scope[] {
  return knowsOwn.has(right) ? ['none', 'own', 'all'] : ['none', 'all'];
}

// The three fixed roles have names in every language; own ones are called as somebody called them.
export function roleName(role: Pick<Role, 'key' | 'name' | 'built_in'>): string {
  return role.built_in ? t(`role.${role.key}` as Key) : role.name;
}
