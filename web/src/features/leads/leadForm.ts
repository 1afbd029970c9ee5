// SPDX-License-Identifier: Apache-2.0
//
// A lead's values as text in a form, and back. Pure; what is wrong with a value the server says.
import type { LeadValues } from '../../api/leads';
import type { Field } from '../../api/types';

export type FormValue = string | string[] | boolean;
export type LeadForm = Record<string, FormValue>;

type Money = { amount: string; currency: string };

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amount' in value;
}

export function formFields(fields: readonly Field[]): Field[] {
  return fields.filter((field) => !field.import_only && !field.read_only);
}

export function blankOf(field: Field): FormValue {
  if (field.type === 'multi_picklist') return [];
  return field.type === 'boolean' ? false : '';
}

export function toForm(fields: readonly Field[], values: LeadValues): LeadForm {
  const form: LeadForm = {};
  for (const field of formFields(fields)) {
    const value = values[field.key];
    if (value === undefined || value === null) form[field.key] = blankOf(field);
    else if (field.type === 'boolean') form[field.key] = value === true;
    else if (Array.isArray(value)) form[field.key] = value.map(String);
    else if (isMoney(value)) form[field.key] = value.amount;
    else form[field.key] = String(value);
  }
  return form;
}

function toValue(field: Field, value: FormValue, before: unknown, currency: string): unknown {
  if (Array.isArray(value)) return value.length > 0 ? value : null;
  if (typeof value === 'boolean') return value;
  const text = value.trim();
  if (text === '') return null;
  switch (field.type) {
    case 'integer':
      return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'user':
      return Number(text);
    case 'money':
      return { amount: text, currency: isMoney(before) ? before.currency : currency };
    default:
      return value;
  }
}

function same(a: FormValue | undefined, b: FormValue | undefined): boolean {
  return Array.isArray(a) && Array.isArray(b) ? a.join('\n') === b.join('\n') : a === b;
}

// Only what differs from `before`: an edit never sends what the person did not touch.
export function changes(fields: readonly Field[], before: LeadValues, form: LeadForm, currency: string): LeadValues {
  const start = toForm(fields, before);
  const changed: LeadValues = {};
  for (const field of formFields(fields)) {
    const value = form[field.key];
    if (value === undefined || same(value, start[field.key])) continue;
    changed[field.key] = toValue(field, value, before[field.key], currency);
  }
  return changed;
}

// A picklist that must be something and is nothing yet starts with what the catalogue gives on create.
export function missingRequired(fields: readonly Field[], form: LeadForm): Field[] {
  return formFields(fields).filter((field) => {
    const value = form[field.key];
    return field.required && (value === '' || (Array.isArray(value) && value.length === 0));
  });
}
