// SPDX-License-Identifier: Apache-2.0
//
// Fixes on their way to the server: shown at once, sent after a short pause, gone from here when the next check has
// seen them. A failed save keeps them, and says so.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useFlushOnLeave, type DraftSaver } from '../../api/draftSaver';
import { putFixes } from '../../api/imports';
import type { FixChange, Import } from '../../api/types';
import { cellKey, type Cell } from './fixes';

type Change = Omit<FixChange, 'version'>;
const saveDelayMs = 500;
const retryDelayMs = 5000;

export type Fixes = {
  // What stands in a cell since the last check; null: as in the file again.
  cells: ReadonlyMap<string, string | null>;
  rows: ReadonlyMap<number, boolean>;
  fixCell: (cell: Cell, text: string | null) => void;
  leaveOut: (record: number, out: boolean) => void;
  send: (change: Change) => Promise<boolean>;
  // Sends what still waits; true when there was something.
  flush: () => Promise<boolean>;
};

export function useFixes(job: Import, saver: DraftSaver, checked: number): Fixes {
  const [cells, setCells] = useState<ReadonlyMap<string, string | null>>(new Map());
  const [rows, setRows] = useState<ReadonlyMap<number, boolean>>(new Map());
  const waiting = useRef<{ cells: Map<string, Cell & { text: string | null }>; rows: Map<number, boolean> }>({
    cells: new Map(),
    rows: new Map(),
  });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [seen, setSeen] = useState(checked);
  if (seen !== checked) {
    setSeen(checked);
    setCells(new Map());
    setRows(new Map());
  }
  const { save } = saver;
  const send = useCallback(
    async (change: Change) => {
      return (await save((version) => putFixes(job.id, { version, ...change }))) !== null;
    },
    [save, job.id],
  );
  const again = useRef<() => void>(() => undefined);
  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const sent = waiting.current;
    if (sent.cells.size === 0 && sent.rows.size === 0) return false;
    waiting.current = { cells: new Map(), rows: new Map() };
    const taken = await send({
      cells: [...sent.cells.values()],
      rows: [...sent.rows].map(([record, out]) => ({ record, left_out: out })),
    });
    if (!taken) {
      // What was written meanwhile is newer.
      waiting.current = {
        cells: new Map([...sent.cells, ...waiting.current.cells]),
        rows: new Map([...sent.rows, ...waiting.current.rows]),
      };
      again.current();
    }
    return true;
  }, [send]);
  const later = useCallback(
    (delayMs = saveDelayMs) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), delayMs);
    },
    [flush],
  );
  useEffect(() => {
    again.current = () => later(retryDelayMs);
    return () => {
      again.current = () => undefined;
    };
  }, [later]);
  useEffect(() => () => void flush(), [flush]);
  useFlushOnLeave(flush);
  return {
    cells,
    rows,
    send,
    flush,
    fixCell: useCallback(
      (cell, text) => {
        setCells((before) => new Map(before).set(cellKey(cell), text));
        waiting.current.cells.set(cellKey(cell), { ...cell, text });
        later();
      },
      [later],
    ),
    leaveOut: useCallback(
      (record, out) => {
        setRows((before) => new Map(before).set(record, out));
        waiting.current.rows.set(record, out);
        later();
      },
      [later],
    ),
  };
}
