// SPDX-License-Identifier: Apache-2.0
//
// The columns of a template while they are edited. Pure.
import type { Field, Template } from '../../api/types';

export type TemplateColumn = Template['columns'][number];

// Fields that more than one column goes to: an import would not start.
export function fieldsUsedTwice(columns: readonly TemplateColumn[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { field } of columns) {
    if (field === null) continue;
    if (seen.has(field)) twice.add(field);
    seen.add(field);
  }
  return twice;
}

export function withField(columns: readonly TemplateColumn[], at: number, field: string | null): TemplateColumn[] {
  return columns.map((column, index) => (index === at ? { ...column, field } : column));
}

export function isSame(a: readonly TemplateColumn[], b: readonly TemplateColumn[]): boolean {
  return a.length === b.length && a.every((column, index) => column.field === b[index]?.field);
}

// What a column may go to; a field that is gone stays in its own list until another is chosen.
export function fieldChoices(fields: readonly Field[], own: string | null, gone: (name: string) => string) {
  const offered = fields
    .filter((field) => field.key === own || (!field.hidden && !field.read_only))
    .map(({ key, label }) => ({ value: key, label }));
  const isGone = own !== null && !fields.some((field) => field.key === own);
  return isGone ? [{ value: own, label: gone(own) }, ...offered] : offered;
}
