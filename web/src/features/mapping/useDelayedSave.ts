// SPDX-License-Identifier: Apache-2.0
//
// Keeps the mapping on the server as it is changed: after a pause, when the page is left, and when it is asked for.
import { useCallback, useEffect, useRef } from 'react';
import { useFlushOnLeave, type DraftSaver } from '../../api/draftSaver';
import { putMapping } from '../../api/imports';
import type { ColumnMapping, Import } from '../../api/types';

const saveDelayMs = 500;

// Saves after a pause; `flush` saves at once, and tells whether all is saved.
export function useDelayedSave(mapping: ColumnMapping[], job: Import, saver: DraftSaver): () => Promise<boolean> {
  const stored = useRef<ColumnMapping[] | null>(mapping);
  const latest = useRef(mapping);
  const { save } = saver;
  const flush = useCallback(async () => {
    const columns = latest.current;
    if (stored.current === columns) return true;
    stored.current = columns;
    const isSaved = (await save((version) => putMapping(job.id, version, columns))) !== null;
    // The next press sends it again.
    if (!isSaved && stored.current === columns) stored.current = null;
    return isSaved;
  }, [job.id, save]);
  useEffect(() => {
    latest.current = mapping;
    if (stored.current === mapping) return;
    const timer = setTimeout(() => void flush(), saveDelayMs);
    return () => clearTimeout(timer);
  }, [mapping, flush]);
  useEffect(() => () => void flush(), [flush]);
  useFlushOnLeave(flush);
  return flush;
}
