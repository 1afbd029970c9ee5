// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { FakeApi } from '../../../test/fake_api';
import { tallyOf } from '../../../test/fake_import_data';
import type { Import, ImportEvent } from '../../api/types';
import { applyEvent, changesMore, rate, timeLeft, withSample, type Sample, mostFail } from './progress';

function job(part: Partial<Import>): Import {
  return { ...new FakeApi().draft('a.csv'), state: 'processing', last_event: 5, done: 100, ...part };
}
function event(part: Partial<ImportEvent>): ImportEvent {
  const { check } = job({});
  return {
    number: 6,
    at: '2026-11-22T10:00:00Z',
    state: 'processing',
    undo_state: 'none',
    check,
    tally: tallyOf({ total: 500, created: 200 }),
    done: 200,
    queue_ahead: null,
    undo_done: 0,
    undo_total: 0,
    ...part,
  };
}

describe('applyEvent', () => {
  test('takes the newer numbers', () => {
    expect(applyEvent(job({}), event({}))).toMatchObject({ done: 200, last_event: 6, tally: { created: 200 } });
  });
  test('an older event changes nothing', () => {
    const before = job({});
    expect(applyEvent(before, event({ number: 4, done: 300 }))).toBe(before);
  });
  test('progress never goes backwards', () => {
    const before = job({});
    expect(applyEvent(before, event({ done: 50 }))).toBe(before);
  });
  test('another state is always taken', () => {
    expect(applyEvent(job({}), event({ state: 'queued', done: 0 })).state).toBe('queued');
    expect(changesMore(job({}), event({ state: 'completed' }))).toBe(true);
    expect(changesMore(job({}), event({}))).toBe(false);
  });
});

describe('rate and time left', () => {
  const samples = [0, 1000, 2000, 3000].map((at): Sample => ({ at, done: at / 10 }));
  test('rows a second over the window', () => {
    expect(rate(samples)).toBe(100);
    expect(rate(samples.slice(0, 1))).toBeNull();
  });
  test('the window keeps ten seconds and starts anew when the count falls', () => {
    expect(withSample(samples, { at: 12_500, done: 900 })).toHaveLength(2);
    expect(withSample(samples, { at: 4000, done: 5 })).toEqual([{ at: 4000, done: 5 }]);
  });
  test('hidden until 3 s and 2% are done', () => {
    expect(timeLeft(100, 10_000, 50, 2000)).toBeNull();
    expect(timeLeft(100, 10_000, 50, 9000)).toBeNull();
    expect(timeLeft(5000, 10_000, 50, 9000)).toBe('about 2 minutes left');
    expect(timeLeft(9900, 10_000, 50, 9000)).toBe('about 2 seconds left');
  });
});

test.each([
  { name: 'too few to judge', state: 'processing', done: 900, failed: 900, warns: false },
  { name: 'more than half', state: 'processing', done: 1000, failed: 501, warns: true },
  { name: 'half', state: 'processing', done: 1000, failed: 500, warns: false },
  { name: 'over already', state: 'completed_with_errors', done: 1000, failed: 1000, warns: false },
])('warns while most rows fail: $name', ({ state, done, failed, warns }) => {
  expect(mostFail({ state, done, tally: { failed } })).toBe(warns);
});
