// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { barParts } from './outcomeParts';

const cases = [
  { name: 'a whole', counts: [3, 1], total: 4, widths: [75, 25] },
  { name: 'a part of what is to come', counts: [1, 1], total: 4, widths: [25, 25] },
  { name: 'nothing is left out', counts: [0, 5], total: 5, widths: [100] },
  { name: 'more than was expected', counts: [4, 4], total: 4, widths: [50, 50] },
  { name: 'nothing at all', counts: [0, 0], total: 0, widths: [] },
];

describe('the parts of a bar', () => {
  test.each(cases)('$name', ({ counts, total, widths }) => {
    const parts = barParts(
      counts.map((count, index) => ({ name: String(index), count })),
      total,
    );
    expect(parts.map(({ width }) => width)).toEqual(widths);
  });

  test('one of a million is seen, and the bar is not longer for it', () => {
    const parts = barParts(
      [
        { name: 'created', count: 999_999 },
        { name: 'failed', count: 1 },
      ],
      1_000_000,
    );
    expect(parts[1]?.width).toBeGreaterThan(0.5);
    expect((parts[1]?.from ?? 0) + (parts[1]?.width ?? 0)).toBeLessThanOrEqual(100.0001);
  });
});
