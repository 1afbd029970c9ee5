// SPDX-License-Identifier: Apache-2.0
//
// Turns a key of the catalogue into text. `{n}` chooses between the forms of a plural; numbers are written in the
// language's way. No sentence is built from parts anywhere else.
import { createElement, Fragment, type ReactNode } from 'react';
import type { en } from './en';
import { number } from './format';

export type Key = keyof typeof en;
export type Plural = { one: string; other: string };
// What every language has to say; the English one is the measure.
export type Catalogue = { readonly [K in Key]: (typeof en)[K] extends string ? string : Plural };
type Arguments<T> = Record<string, T>;

// Until a language is loaded every key stands for itself.
let catalogue: Partial<Catalogue> = {};
let plural = new Intl.PluralRules('en');

export function setCatalogue(language: string, messages: Partial<Catalogue>): void {
  catalogue = messages;
  plural = new Intl.PluralRules(language);
}

function pattern(key: Key, n: unknown): string {
  const message: string | Plural | undefined = catalogue[key];
  if (message === undefined) return key;
  if (typeof message === 'string') return message;
  return plural.select(typeof n === 'number' ? n : 2) === 'one' ? message.one : message.other;
}

export function t(key: Key, args: Arguments<string | number> = {}): string {
  return pattern(key, args['n']).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = args[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? number(value) : value;
  });
}

// The same with parts that are elements: bold words, links.
export function rich(key: Key, args: Arguments<ReactNode>): ReactNode {
  const parts = pattern(key, args['n']).split(/\{(\w+)\}/);
  return parts.map((part, index) => {
    if (index % 2 === 0) return part;
    const value = args[part];
    return createElement(Fragment, { key: index }, typeof value === 'number' ? number(value) : value);
  });
}
