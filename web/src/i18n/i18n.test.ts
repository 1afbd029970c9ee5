// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { clock, day, duration, moment, percent, size } from './format';
import { rich, t } from './t';

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
