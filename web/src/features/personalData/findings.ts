// SPDX-License-Identifier: Apache-2.0
//
// What an inquiry found or erased, in the order in which people read it. Pure.
import type { Inquiry } from '../../api/types';
import type { Key } from '../../i18n/t';

export type Finding = { key: Key; n: number };

const places = [
  'leads',
  'uploads',
  'rows',
  'imports',
  'drafts',
  'failed_rows',
  'fixes',
  'history',
  'values_before',
  'templates',
  'import_choices',
  'file_names',
  'messages',
  'bulk_changes',
] as const;

export function findingsOf(inquiry: Pick<Inquiry, 'counts'>): Finding[] {
  return places.flatMap((place) => {
    const n = inquiry.counts[place] ?? 0;
    return n === 0 ? [] : [{ key: `person.place.${place}` as Key, n }];
  });
}

// Whom it is about, as long as that is known.
export function whom(inquiry: Pick<Inquiry, 'email' | 'phone'>): string {
  return [inquiry.email, inquiry.phone].filter((part) => part !== null).join(', ');
}
