// SPDX-License-Identifier: Apache-2.0
//
// Where the parts of a bar begin and end, in percent. Pure.
export type BarPart<Name extends string> = { name: Name; from: number; width: number };

// What is there at all must be seen, however little it is.
const leastWidth = 0.6;

export function barParts<Name extends string>(
  counts: readonly { name: Name; count: number }[],
  total: number,
): BarPart<Name>[] {
  const shown = counts.filter(({ count }) => count > 0);
  const whole = Math.max(
    total,
    shown.reduce((sum, { count }) => sum + count, 0),
    1,
  );
  const wanted = shown.map(({ count }) => Math.max((count / whole) * 100, leastWidth));
  const sum = wanted.reduce((all, width) => all + width, 0);
  const shrink = sum > 100 ? 100 / sum : 1;
  let from = 0;
  return shown.map(({ name }, index) => {
    const width = (wanted[index] ?? 0) * shrink;
    const part = { name, from, width };
    from += width;
    return part;
  });
}
