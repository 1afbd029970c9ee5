// SPDX-License-Identifier: Apache-2.0
//
// A list of rules in words: "Email, or First name and Last name". Pure.
import type { Criterion, Field } from '../../api/types';
import { t } from '../../i18n/t';

const joined = (parts: readonly string[], key: 'duplicates.or' | 'duplicates.and') =>
  parts.slice(1).reduce((before, last) => t(key, { before, last }), parts[0] ?? '');

// Empty where there is no rule.
export function rulesText(criteria: readonly Criterion[], fields: readonly Field[]): string {
  const label = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
  return joined(
    criteria.filter((rule) => rule.fields.length > 0).map((rule) => joined(rule.fields.map(label), 'duplicates.and')),
    'duplicates.or',
  );
}
