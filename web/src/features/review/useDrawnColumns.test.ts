// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { Column } from '../../api/types';
import { withGaps } from './useDrawnColumns';

const columns = Array.from({ length: 6 }, (_, index) => ({ index }) as Column);
const shape = (places: number[]) =>
  withGaps(columns, places).map((one) => ('skipped' in one ? `-${one.skipped}` : String(one.index)));

test('what is not drawn leaves gaps as wide as it is', () => {
  expect(shape([0, 1, 2, 3, 4, 5])).toEqual(['0', '1', '2', '3', '4', '5']);
  expect(shape([2, 3])).toEqual(['-2', '2', '3', '-2']);
  expect(shape([0, 4])).toEqual(['0', '-3', '4', '-1']);
  expect(shape([])).toEqual(['-6']);
});
