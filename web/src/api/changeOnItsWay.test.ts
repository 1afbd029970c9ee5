// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetChange, noteChange, withChangeOnItsWay } from './changeOnItsWay';
import type { Import } from './types';

// Answers with these versions, one after the other, then with the last again and again.
function server(...versions: number[]) {
  const ask = vi.fn(() =>
    Promise.resolve({ version: versions.length > 1 ? versions.shift() : versions[0] } as unknown as Import),
  );
  return ask;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  forgetChange();
  vi.useRealTimers();
});

const before = 'the page before this one';
const cases = [
  { name: 'nothing on its way', note: null, versions: [3], version: 3, asked: 1 },
  { name: 'arrived already', note: { draft: 7, version: 3, page: before }, versions: [4], version: 4, asked: 1 },
  {
    name: 'arrives a little later',
    note: { draft: 7, version: 3, page: before },
    versions: [3, 3, 4],
    version: 4,
    asked: 3,
  },
  { name: 'of another draft', note: { draft: 8, version: 3, page: before }, versions: [3], version: 3, asked: 1 },
  { name: 'of this page', note: { draft: 7, version: 3, page: undefined }, versions: [3], version: 3, asked: 1 },
];

test.each(cases)('$name', async ({ note, versions, version, asked }) => {
  if (note !== null) noteChange(note.draft, note.version, note.page);
  const ask = server(...versions);
  const job = withChangeOnItsWay(7, ask);
  await vi.runAllTimersAsync();
  expect((await job).version).toBe(version);
  expect(ask).toHaveBeenCalledTimes(asked);
});

test('a change that never arrives is not waited for long', async () => {
  noteChange(7, 3, before);
  const job = withChangeOnItsWay(7, server(3));
  const begun = Date.now();
  await vi.runAllTimersAsync();
  expect((await job).version).toBe(3);
  expect(Date.now() - begun).toBeLessThan(2000);
});
