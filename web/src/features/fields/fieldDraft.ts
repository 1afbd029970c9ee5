// SPDX-License-Identifier: Apache-2.0
//
// A field while an administrator writes it, and what of it goes to the server. Pure.
import type { BulkWish, Field, FieldChange, FieldType, NewField } from '../../api/types';

export type OptionDraft = { id: string | null; label: string; active: boolean };

export type FieldDraft = {
  label: string;
  type: FieldType;
  help: string;
  required: boolean;
  unique: boolean;
  options: OptionDraft[];
  optionsOpen: boolean;
  aliases: string;
  fallback: string;
  minimum: string;
  maximum: string;
  maxLength: string;
};

export const fieldTypes: readonly FieldType[] = [
  'text',
  'long_text',
  'email',
  'phone',
  'url',
  'integer',
  'decimal',
  'money',
  'percent',
  'boolean',
  'date',
  'date_time',
  'picklist',
  'multi_picklist',
  'user',
];
export const hasOptions = (type: FieldType) => type === 'picklist' || type === 'multi_picklist';
export const hasRange = (type: FieldType) =>
  ['integer', 'decimal', 'money', 'percent', 'date', 'date_time'].includes(type);
export const hasLength = (type: FieldType) => type === 'text' || type === 'long_text';
// What can be compared whole: a list or a yes can't be held by one lead only.
export const canBeUnique = (type: FieldType) => ['text', 'email', 'phone', 'url', 'integer'].includes(type);

export const emptyDraft: FieldDraft = {
  label: '',
  type: 'text',
  help: '',
  required: false,
  unique: false,
  options: [
    { id: null, label: '', active: true },
    { id: null, label: '', active: true },
  ],
  optionsOpen: false,
  aliases: '',
  fallback: '',
  minimum: '',
  maximum: '',
  maxLength: '',
};

export function draftOf(field: Field): FieldDraft {
  return {
    label: field.label,
    type: field.type,
    help: field.help,
    required: field.required,
    unique: field.unique,
    options: field.options.filter((option) => option.active).map(({ id, label, active }) => ({ id, label, active })),
    optionsOpen: field.options_open,
    aliases: field.aliases.join('\n'),
    fallback: field.default ?? '',
    minimum: field.minimum ?? '',
    maximum: field.maximum ?? '',
    maxLength: field.max_length === null ? '' : String(field.max_length),
  };
}

// What the key will be; the server has the last word.
export function keyOf(label: string): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return `cf_${plain
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)}`;
}

function lines(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}
const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

function written(draft: FieldDraft) {
  return {
    label: draft.label.trim(),
    help: draft.help.trim(),
    required: draft.required,
    unique: draft.unique && canBeUnique(draft.type),
    aliases: lines(draft.aliases),
    default: orNull(draft.fallback),
    ...(hasRange(draft.type) && { minimum: orNull(draft.minimum), maximum: orNull(draft.maximum) }),
    ...(hasLength(draft.type) && { max_length: draft.maxLength.trim() === '' ? null : Number(draft.maxLength) }),
    ...(hasOptions(draft.type) && {
      options: draft.options
        .filter((option) => option.label.trim() !== '')
        .map((option) => ({ ...option, label: option.label.trim() })),
      options_open: draft.optionsOpen,
    }),
  };
}

export function toNewField(draft: FieldDraft): NewField {
  return { options_open: false, ...written(draft), type: draft.type };
}

// Only what differs: somebody else may have changed the rest meanwhile.
export function toChange(draft: FieldDraft, field: Field): FieldChange {
  const before: Record<string, unknown> = written(draftOf(field));
  const changed = Object.entries(written(draft)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  );
  return Object.fromEntries(changed);
}

/** The changes of leads that were chosen for options that go; those whose goal went too are not made. */
export function movesOf(
  key: string,
  removed: readonly OptionDraft[],
  kept: readonly OptionDraft[],
  moves: Readonly<Record<string, string>>,
): BulkWish[] {
  return removed.flatMap(({ id }) => {
    const to = id === null ? undefined : moves[id];
    if (id === null || to === undefined || !kept.some((option) => option.id === to)) return [];
    const filter = JSON.stringify([{ field: key, op: 'in', values: [id] }]);
    return [{ action: 'edit', all: true, filter, values: { [key]: to } } satisfies BulkWish];
  });
}

export type FieldErrors = { label?: 'missing'; options?: 'missing' | { twice: string } };

export function errorsOf(draft: FieldDraft): FieldErrors {
  const errors: FieldErrors = {};
  if (draft.label.trim() === '') errors.label = 'missing';
  if (hasOptions(draft.type)) {
    const labels = draft.options.map((option) => option.label.trim()).filter((label) => label !== '');
    const twice = labels.find((label, at) =>
      labels.slice(0, at).some((one) => one.toLowerCase() === label.toLowerCase()),
    );
    if (twice !== undefined) errors.options = { twice };
    else if (labels.length === 0 && !draft.optionsOpen) errors.options = 'missing';
  }
  return errors;
}

// `key` one place up or down among all; the order to send.
export function reordered(keys: readonly string[], key: string, by: -1 | 1): string[] | null {
  const from = keys.indexOf(key);
  const to = from + by;
  if (from < 0 || to < 0 || to >= keys.length) return null;
  const next = [...keys];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
