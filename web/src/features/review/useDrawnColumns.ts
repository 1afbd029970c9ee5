// SPDX-License-Identifier: Apache-2.0
//
// Which columns of a wide file are drawn: those near the window, and those with problems, so that Tab finds each of their cells.
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useMemo, type RefObject } from 'react';
import type { Column, RowOutcome } from '../../api/types';
import { problemColumns } from './fixes';

// A column, or how many that are not drawn stand in its place.
export type DrawnColumn = Column | { skipped: number };

// Fewer than these are simply there.
const plainUpTo = 40;
const overscan = 4;

export function withGaps(columns: readonly Column[], places: readonly number[]): DrawnColumn[] {
  const drawn: DrawnColumn[] = [];
  let next = 0;
  for (const place of [...places, columns.length]) {
    if (place > next) drawn.push({ skipped: place - next });
    const column = columns[place];
    if (column !== undefined) drawn.push(column);
    next = place + 1;
  }
  return drawn;
}

type Options = {
  columns: readonly Column[];
  rows: readonly RowOutcome[];
  widths: readonly number[];
  // Of what stands before the columns.
  before: number;
  frame: RefObject<HTMLElement | null>;
};

export function useDrawnColumns({ columns, rows, widths, before, frame }: Options) {
  const isVirtual = columns.length > plainUpTo;
  const mended = useMemo(() => {
    const wanted = new Set(isVirtual ? rows.flatMap(problemColumns) : []);
    const places = columns.flatMap((column, place) => (wanted.has(column.index) ? [place] : []));
    // Where nearly all have problems, those near the window have to do.
    return places.length > plainUpTo ? [] : places;
  }, [isVirtual, columns, rows]);
  const virtual = useVirtualizer({
    horizontal: true,
    count: columns.length,
    enabled: isVirtual,
    getScrollElement: () => frame.current,
    estimateSize: (place) => widths[place] ?? 0,
    paddingStart: before,
    overscan,
    rangeExtractor: useCallback(
      (range: Range) => [...new Set([...defaultRangeExtractor(range), ...mended])].sort((a, b) => a - b),
      [mended],
    ),
  });
  const places = isVirtual ? virtual.getVirtualIndexes().join() : '';
  // The same list as long as the same columns are drawn: rows that have not changed are not drawn anew.
  const drawn = useMemo(
    () => (isVirtual ? withGaps(columns, places === '' ? [] : places.split(',').map(Number)) : columns),
    [isVirtual, columns, places],
  );
  const show = (column: number) => {
    if (isVirtual) virtual.scrollToIndex(columns.findIndex((one) => one.index === column));
  };
  return { drawn, show };
}
