// SPDX-License-Identifier: Apache-2.0
//
// Which language the pages speak: what the person chose in this browser, else the first of the browser's languages
// that we have. Only that catalogue is loaded. The choice is a cookie, so that the server says in the same language what
// is wrong with a row or a file, in downloads as well.
import { useSyncExternalStore } from 'react';
import { setLocale } from './format';
import { setCatalogue, type Catalogue } from './t';

// Each in its own words: who looks for a language reads that one.
export const languageNames = { en: 'English', de: 'Deutsch' };
export type Language = keyof typeof languageNames;
export const languages = Object.keys(languageNames) as Language[];

const cookie = 'inlet_language';
const yearSeconds = 365 * 24 * 60 * 60;
// The texts of the first view, and those of all pages that come after it.
const catalogues: Record<
  Language,
  { first: () => Promise<Partial<Catalogue>>; rest: () => Promise<Partial<Catalogue>> }
> = {
  en: {
    first: () => import('./en/first').then(({ first }) => first),
    rest: () => import('./en/rest').then(({ rest }) => rest),
  },
  de: {
    first: () => import('./de/first').then(({ first }) => first),
    rest: () => import('./de/rest').then(({ rest }) => rest),
  },
};
let complete: Promise<unknown> = Promise.resolve();

let current: Language = 'en';
const listeners = new Set<() => void>();

function known(tag: string | null): Language | undefined {
  const base = tag?.toLowerCase().split('-')[0];
  return languages.find((language) => language === base);
}

function chosenLanguage(): string | null {
  return new RegExp(`(?:^|; )${cookie}=([^;]*)`).exec(document.cookie)?.[1] ?? null;
}

export function wantedLanguage(
  chosen: string | null = chosenLanguage(),
  browser: readonly string[] = navigator.languages,
): Language {
  return known(chosen) ?? browser.map(known).find((language) => language !== undefined) ?? 'en';
}

export function speak(language: Language, catalogue: Partial<Catalogue>): void {
  current = language;
  setCatalogue(language, catalogue);
  setLocale(language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

// Ready with what the first view says; the rest follows by itself.
export async function loadLanguage(language: Language): Promise<void> {
  const first = await catalogues[language].first();
  speak(language, first);
  complete = catalogues[language].rest().then((rest) => setCatalogue(language, { ...first, ...rest }));
}

// A page that says more than the first view does waits for its texts.
export async function withTexts<Page>(page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, complete]);
  return loaded;
}

export async function chooseLanguage(language: Language): Promise<void> {
  const [first, rest] = await Promise.all([catalogues[language].first(), catalogues[language].rest()]);
  document.cookie = `${cookie}=${language}; Path=/; Max-Age=${yearSeconds}; SameSite=Strict`;
  speak(language, { ...first, ...rest });
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => current);
}
