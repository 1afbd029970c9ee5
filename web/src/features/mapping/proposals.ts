// SPDX-License-Identifier: Apache-2.0
//
// What a person may settle with one press where the mapping leaves something open. Pure. Nothing of it is done unasked.
import type { ColumnMapping, ColumnValues, Field, Options } from '../../api/types';
import { mappingReducer, missingRequired, obstacles, openValues, type ColumnView } from './mappingDraft';

type Defaults = Options['defaults'];

export type Proposal =
  // A required field that no column has: from another field of the row, or one text for all.
  | { kind: 'fill'; field: Field; source: Field | null; value: string }
  // Values that are in no list are left empty; `rows` is how many rows have one.
  | { kind: 'leave'; view: ColumnView; field: Field; texts: string[]; rows: number };

const sourceTypes = new Set(['text', 'long_text', 'email', 'phone', 'url']);
// What a lead without a last name is known by.
const namesakes = ['company', 'email', 'first_name'] as const;

/** "{company}": the key between the braces. */
export function sourceOf(value: string): string | null {
  return /^\{([a-z0-9_]+)\}$/.exec(value)?.[1] ?? null;
}

export const canFillFrom = (field: Field) => sourceTypes.has(field.type) && !field.import_only;
export const canBeFilled = (field: Field) => field.type === 'text' || field.type === 'long_text';

/** The fields with a value for all leads; those whose value comes from a field that has no column count not. */
export function filledKeys(defaults: Defaults, views: readonly ColumnView[]): string[] {
  const mapped = new Set(views.map((view) => view.entry.field));
  return defaults
    .filter(({ value }) => {
      const source = sourceOf(value);
      return source === null || mapped.has(source) || (source === 'first_name' && mapped.has('full_name'));
    })
    .map(({ field }) => field);
}

function fill(field: Field, views: readonly ColumnView[], unknown: string): Proposal | null {
  // What other fields should hold is for the person to say.
  if (field.key !== 'last_name') return null;
  const known = namesakes
    .flatMap((key) => views.filter((view) => view.entry.field === key && view.field !== undefined))
    .map((view) => ({ field: view.field, filled: view.survey?.fill_percent ?? 0 }));
  const best = known.reduce<(typeof known)[number] | undefined>(
    (first, next) => (first === undefined || next.filled > first.filled ? next : first),
    undefined,
  );
  const source = best?.field ?? null;
  return { kind: 'fill', field, source, value: source === null ? unknown : `{${source.key}}` };
}

/** Everything that stops Next, settled; null where nothing stops it or where something needs a person's own choice. */
export function proposals(
  views: readonly ColumnView[],
  fields: readonly Field[],
  defaults: Defaults,
  values: ReadonlyMap<number, ColumnValues>,
  unknown: string,
): Proposal[] | null {
  const fixed = filledKeys(defaults, views);
  const found = obstacles(views, fields, fixed);
  if (found.length === 0 || found.some((obstacle) => obstacle.kind === 'twice' || obstacle.kind === 'nothing'))
    return null;
  const settled: (Proposal | null)[] = missingRequired(views, fields, fixed).map((field) =>
    fill(field, views, unknown),
  );
  for (const view of views.filter((candidate) => candidate.need !== null)) {
    const open = openValues(view.entry, values.get(view.column.index));
    const field = view.field;
    settled.push(
      view.need === 'values' && field !== undefined && !field.required
        ? {
            kind: 'leave',
            view,
            field,
            texts: open.map((value) => value.text),
            rows: open.reduce((sum, value) => sum + value.count, 0),
          }
        : null,
    );
  }
  const all = settled.filter((proposal) => proposal !== null);
  return all.length === settled.length ? all : null;
}

export function settledMapping(mapping: ColumnMapping[], chosen: readonly Proposal[]): ColumnMapping[] {
  let next = mapping;
  for (const proposal of chosen) {
    if (proposal.kind !== 'leave') continue;
    for (const text of proposal.texts) {
      const value = { text, action: 'leave_empty', option: null } as const;
      next = mappingReducer(next, { kind: 'value', column: proposal.view.column.index, value });
    }
  }
  return next;
}

export function settledDefaults(defaults: Defaults, chosen: readonly Proposal[]): Defaults {
  const filled = chosen.flatMap((proposal) =>
    proposal.kind === 'fill' ? [{ field: proposal.field.key, value: proposal.value }] : [],
  );
  return [...defaults.filter((entry) => !filled.some((next) => next.field === entry.field)), ...filled];
}
