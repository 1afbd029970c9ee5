// SPDX-License-Identifier: Apache-2.0
//
// What set-up asks for, what it guesses from the browser, and what is still wrong on a page. Pure.
import type { SetupRequest } from '../../api/types';
import { t } from '../../i18n/t';

export type SetUpDraft = {
  token: string;
  name: string;
  email: string;
  password: string;
  organisation: string;
  timeZone: string;
  currency: string;
  dateOrder: 'dmy' | 'mdy' | 'ymd' | null;
  decimalMark: '.' | ',' | null;
  phoneCountry: string | null;
  duplicates: 'skip' | 'update' | 'ask';
};

export type SetUpErrors = Partial<Record<keyof SetUpDraft, string>>;

const currencies: Record<string, string> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  NO: 'NOK',
  SE: 'SEK',
  DK: 'DKK',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RO: 'RON',
  JP: 'JPY',
  CN: 'CNY',
  IN: 'INR',
  AU: 'AUD',
  NZ: 'NZD',
  CA: 'CAD',
  BR: 'BRL',
  MX: 'MXN',
  ZA: 'ZAR',
  TR: 'TRY',
  IL: 'ILS',
  AE: 'AED',
  SA: 'SAR',
  PK: 'PKR',
  DE: 'EUR',
  FR: 'EUR',
  ES: 'EUR',
  IT: 'EUR',
  NL: 'EUR',
  BE: 'EUR',
  AT: 'EUR',
  IE: 'EUR',
  PT: 'EUR',
  FI: 'EUR',
  GR: 'EUR',
};

export const commonCurrencies = [...new Set(Object.values(currencies))].sort();

function dateOrderOf(locale: string): SetUpDraft['dateOrder'] {
  const order = new Intl.DateTimeFormat(locale)
    .formatToParts(new Date(2026, 11, 31))
    .map((part) => part.type[0])
    .filter((letter) => letter === 'd' || letter === 'm' || letter === 'y')
    .join('');
  return order === 'dmy' || order === 'mdy' || order === 'ymd' ? order : null;
}

function decimalMarkOf(locale: string): SetUpDraft['decimalMark'] {
  const mark = new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value;
  return mark === '.' || mark === ',' ? mark : null;
}

export function guess(locale: string, timeZone: string): SetUpDraft {
  const country = new Intl.Locale(locale).maximize().region ?? null;
  return {
    token: '',
    name: '',
    email: '',
    password: '',
    organisation: '',
    timeZone,
    currency: (country !== null && currencies[country]) || 'USD',
    dateOrder: dateOrderOf(locale),
    decimalMark: decimalMarkOf(locale),
    phoneCountry: country,
    duplicates: 'skip',
  };
}

export function problemsOf(draft: SetUpDraft, page: number, tokenRequired: boolean): SetUpErrors {
  const errors: SetUpErrors = {};
  if (page === 1) {
    if (tokenRequired && draft.token.trim() === '') errors.token = t('setUp.tokenHint');
    if (draft.name.trim() === '') errors.name = t('setUp.nameMissing');
    if (!/^\S+@\S+\.\S+$/.test(draft.email.trim())) errors.email = t('setUp.emailMissing');
    const length = [...draft.password].length;
    if (length < 12) errors.password = t('setUp.passwordShort', { n: length });
  }
  if (page === 2 && draft.organisation.trim() === '') errors.organisation = t('setUp.organisationMissing');
  return errors;
}

export function toRequest(draft: SetUpDraft): SetupRequest {
  return {
    token: draft.token.trim() === '' ? null : draft.token.trim(),
    administrator: { name: draft.name.trim(), email: draft.email.trim(), password: draft.password },
    organisation: {
      name: draft.organisation.trim(),
      time_zone: draft.timeZone,
      currency: draft.currency,
      date_order: draft.dateOrder,
      decimal_mark: draft.decimalMark,
      phone_country: draft.phoneCountry,
    },
    duplicates: draft.duplicates,
  };
}

// Which page a refused value stands on.
export function pageOf(field: string): number {
  if (/token|administrator|name$|email|password/.test(field) && !field.startsWith('organisation')) return 1;
  return field.startsWith('organisation') ? 2 : 3;
}
