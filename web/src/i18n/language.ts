// SPDX-License-Identifier: Apache-2.0
//
// Which language the pages speak: what the person chose in this browser, else the first of the browser's languages
// that we have. Only that catalogue is loaded.
import { useSyncExternalStore } from 'react';
import { setLocale } from './format';
import { setCatalogue, type Catalogue } from './t';

// Each in its own words: who looks for a language reads that one.
export const languageNames = { en: 'English', de: 'Deutsch' };
export type Language = keyof typeof languageNames;
export const languages = Object.keys(languageNames) as Language[];

const place = 'inlet.language';
const catalogues: Record<Language, () => Promise<Catalogue>> = {
  en: () => import('./en').then(({ en }) => en),
  de: () => import('./de').then(({ de }) => de),
};

let current: Language = 'en';
const listeners = new Set<() => void>();

function known(tag: string | null): Language | undefined {
  const base = tag?.toLowerCase().split('-')[0];
  return languages.find((language) => language === base);
}

export function wantedLanguage(
  chosen: string | null = localStorage.getItem(place),
  browser: readonly string[] = navigator.languages,
): Language {
  return known(chosen) ?? browser.map(known).find((language) => language !== undefined) ?? 'en';
}

export function speak(language: Language, catalogue: Catalogue): void {
  current = language;
  setCatalogue(language, catalogue);
  setLocale(language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

export async function loadLanguage(language: Language): Promise<void> {
  speak(language, await catalogues[language]());
}

export async function chooseLanguage(language: Language): Promise<void> {
  await loadLanguage(language);
  localStorage.setItem(place, language);
}

export function useLanguage(): Language {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
