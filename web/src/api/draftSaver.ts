// SPDX-License-Identifier: Apache-2.0
//
// Saves the changes of a draft one after the other, each on the version that the one before made. The server keeps
// the draft; this only carries the changes to it in order, and holds them while it can't be reached.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { forgetChange, noteChange } from './changeOnItsWay';
import { untilAnswered } from './http';
import { importQuery } from './imports';
import { isProblem, NoConnection } from './problem';
import type { Import } from './types';

// Waiting: for the connection, or for somebody to sign in again.
export type SaveState = 'saved' | 'saving' | 'waiting' | 'conflict' | 'failed';
export type DraftChange = (version: number) => Promise<Import>;

export type DraftSaver = {
  state: SaveState;
  error: unknown;
  // Gives the draft as the server has it after this change, or null when it was not taken.
  save: (change: DraftChange) => Promise<Import | null>;
  reload: () => void;
};

// What waits for a pause is sent at once when the page is left or hidden: nobody's last choice is lost to a reload.
export function useFlushOnLeave(flush: () => Promise<unknown>): void {
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && void flush();
    const leave = () => void flush();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [flush]);
}

const wasNotAnswered = (failure: unknown) => failure instanceof NoConnection || isProblem(failure, 'NOT_SIGNED_IN');

export function useDraftSaver(id: number | null): DraftSaver {
  const client = useQueryClient();
  const [state, setState] = useState<SaveState>('saved');
  const [error, setError] = useState<unknown>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const save = useCallback(
    (change: DraftChange): Promise<Import | null> => {
      if (id === null) return Promise.resolve(null);
      const key = importQuery(id).queryKey;
      const run = async (): Promise<Import | null> => {
        const current = client.getQueryData(key);
        if (current === undefined) return null;
        setState('saving');
        noteChange(id, current.version);
        try {
          const next = await change(current.version);
          await client.cancelQueries({ queryKey: key, exact: true });
          client.setQueryData(key, next);
          setState('saved');
          setError(null);
          return next;
        } catch (failure) {
          if (wasNotAnswered(failure)) {
            setState('waiting');
            await untilAnswered();
            return await run();
          }
          setState(isProblem(failure, 'CONFLICT') ? 'conflict' : 'failed');
          setError(failure);
          return null;
        } finally {
          forgetChange();
        }
      };
      const result = last.current.then(run, run);
      last.current = result;
      return result;
    },
    [client, id],
  );

  // "Saved" only once the draft is here as the server has it: the steps take their choices from it at that moment.
  const reload = useCallback(() => {
    setError(null);
    const asked = id === null ? Promise.resolve() : client.refetchQueries({ queryKey: ['import', id] });
    void asked.then(() => setState('saved'));
  }, [client, id]);

  return { state, error, save, reload };
}
