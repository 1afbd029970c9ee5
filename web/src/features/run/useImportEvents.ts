// SPDX-License-Identifier: Apache-2.0
//
// Lets the import in the cache follow its events while `live`; says how the connection is and how fast it goes.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { followImport, type StreamHealth } from '../../api/eventStream';
import { importQuery } from '../../api/imports';
import type { ImportEvent } from '../../api/types';
import { applyEvent, changesMore, withSample, type Sample } from './progress';

export type LiveProgress = { health: StreamHealth; samples: readonly Sample[]; undo: { done: number; total: number } };

const start: LiveProgress = { health: 'connected', samples: [], undo: { done: 0, total: 0 } };

export function useImportEvents(id: number, live: boolean): LiveProgress {
  const client = useQueryClient();
  const [progress, setProgress] = useState<LiveProgress>(start);
  useEffect(() => {
    if (!live) return;
    const key = importQuery(id).queryKey;
    const take = (event: ImportEvent) => {
      const job = client.getQueryData(key);
      if (job === undefined) return;
      const more = changesMore(job, event);
      client.setQueryData(key, applyEvent(job, event));
      if (more) void client.invalidateQueries({ queryKey: key, exact: true });
      setProgress((before) => ({
        ...before,
        samples: withSample(before.samples, { at: Date.now(), done: event.done }),
        undo: { done: event.undo_done, total: event.undo_total },
      }));
    };
    return followImport(id, {
      onEvent: take,
      onHealth: (health) => setProgress((before) => (before.health === health ? before : { ...before, health })),
    });
  }, [client, id, live]);
  return progress;
}
