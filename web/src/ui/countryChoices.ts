// SPDX-License-Identifier: Apache-2.0
//
// The countries of the world by their names in the person's language, from the browser's own list.
import { currentLocale } from '../i18n/format';

let made: { locale: string; choices: { value: string; label: string }[] } | null = null;

export function countryChoices(): { value: string; label: string }[] {
  const locale = currentLocale();
  if (made?.locale === locale) return made.choices;
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const seen = new Set<string>();
  const found: { value: string; label: string }[] = [];
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const label = names.of(code);
    // Groups and private codes have names too; they are no countries with phone numbers.
    if (label === undefined || label === code || /^(X[ABK]|Q|ZZ|EU|EZ|UN)/.test(code) || seen.has(label)) continue;
    seen.add(label);
    found.push({ value: code, label });
  }
  made = { locale, choices: found.sort((a, b) => a.label.localeCompare(b.label, locale)) };
  return made.choices;
}
