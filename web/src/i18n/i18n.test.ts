// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, test } from 'vitest';
import { de } from './de';
import { en } from './en';
import { clock, day, duration, moment, number, percent, size } from './format';
import { chooseLanguage, loadLanguage, speak, wantedLanguage } from './language';
import { rich, t, type Plural } from './t';

afterEach(() => {
  speak('en', en);
  document.cookie = 'inlet_language=; Path=/; Max-Age=0';
});

describe('t', () => {
  test('writes numbers in the language’s way and chooses the form', () => {
    expect(t('leads.count', { n: 1 })).toBe('1 lead');
    expect(t('leads.count', { n: 12_480 })).toBe('12,480 leads');
  });
  test('leaves what is not given, so that a slip is seen', () => {
    expect(t('map.usedBy')).toBe('used by {letters}');
  });
  test('parts may be elements', () => {
    expect(rich('map.usedBy', { letters: 'D' })).toHaveLength(3);
  });
});

describe('catalogues', () => {
  const forms = (message: string | Plural) => (typeof message === 'string' ? [message] : [message.one, message.other]);
  const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

  test('have the same keys', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });
  test('have the same placeholders in every form; the singular may do without its number', () => {
    for (const [key, english] of Object.entries(en)) {
      const german: string | Plural = de[key as keyof typeof en];
      expect([key, typeof german]).toEqual([key, typeof english]);
      const wanted = placeholders(typeof english === 'string' ? english : english.other);
      for (const form of [...forms(english), ...forms(german)]) {
        const singular = [english, german].some((message) => typeof message !== 'string' && message.one === form);
        const needed = (names: (string | undefined)[]) => (singular ? names.filter((name) => name !== 'n') : names);
        expect([form, needed(placeholders(form))]).toEqual([form, needed(wanted)]);
      }
    }
  });
  test('no text is empty or has spaces at its ends, but the parts that join a sentence', () => {
    const joins = ['wizard.stepDone', 'preview.column', 'jobs.by'];
    for (const catalogue of [en, de]) {
      for (const [key, message] of Object.entries(catalogue)) {
        if (joins.includes(key)) continue;
        for (const form of forms(message)) expect([key, form]).toEqual([key, form.trim()]);
        for (const form of forms(message)) expect([key, form]).not.toEqual([key, '']);
      }
    }
  });
});

describe('language', () => {
  test('is what the person chose, else the first of the browser’s that we have', () => {
    expect(wantedLanguage('de', ['en-US'])).toBe('de');
    expect(wantedLanguage(null, ['pt-BR', 'de-AT', 'en'])).toBe('de');
    expect(wantedLanguage('xx', ['pt-BR'])).toBe('en');
  });
  test('turns texts, numbers and dates, and the page says so', async () => {
    await loadLanguage('de');
    expect(t('leads.count', { n: 12_480 })).toBe('12.480 Leads');
    expect(number(0.5)).toBe('0,5');
    expect(size(1_887_436)).toBe('1,8 MB');
    expect(moment(new Date(2026, 10, 22, 10, 42).toISOString(), new Date(2026, 10, 22, 12, 0))).toBe('Heute, 10:42');
    expect(document.documentElement.lang).toBe('de');
  });
  test('is remembered', async () => {
    await chooseLanguage('de');
    expect(wantedLanguage(undefined, ['en'])).toBe('de');
  });
});

describe('format', () => {
  const now = new Date(2026, 10, 22, 12, 0);
  test('moments', () => {
    expect(moment(new Date(2026, 10, 22, 10, 42).toISOString(), now)).toBe('Today, 10:42');
    expect(moment(new Date(2026, 10, 21, 16, 5).toISOString(), now)).toBe('Yesterday, 16:05');
    expect(moment(new Date(2026, 10, 19, 9, 12).toISOString(), now)).toBe('19 Nov, 09:12');
    expect(day(new Date(2024, 0, 5).toISOString(), now)).toBe('5 Jan 2024');
  });
  test('durations', () => {
    expect([400, 4000, 124_000, 3_900_000].map(duration)).toEqual(['0.4 s', '4 s', '2 min 4 s', '1 h 5 min']);
    expect([124_000, 3_900_000].map(clock)).toEqual(['2:04', '1:05:00']);
  });
  test('sizes', () => {
    expect([418, 86_016, 1_887_436, 52_428_800].map(size)).toEqual(['418 bytes', '84 KB', '1.8 MB', '50 MB']);
  });
  test('100% only when all is done', () => {
    expect(percent(9999, 10_000)).toBe(99);
    expect(percent(0, 0)).toBe(0);
  });
});
