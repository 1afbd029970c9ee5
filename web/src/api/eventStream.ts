// SPDX-License-Identifier: Apache-2.0
//
// Follows an import's events. The browser reconnects by itself with Last-Event-ID; where server-sent events do not
// get through, the import is asked every two seconds instead.
import { address, request } from './http';
import type { Import, ImportEvent } from './types';

export type StreamHealth = 'connected' | 'lost';

type Listeners = {
  onEvent: (event: ImportEvent) => void;
  onHealth: (health: StreamHealth) => void;
};

const pollMs = 2000;

function asEvent(job: Import): ImportEvent {
  return {
    number: job.last_event,
    at: new Date().toISOString(),
    state: job.state,
    undo_state: job.undo_state,
    check: job.check,
    tally: job.tally,
    done: job.done,
    queue_ahead: job.queue_ahead,
    undo_done: 0,
    undo_total: 0,
  };
}

function poll(id: number, listeners: Listeners): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;
  const ask = async () => {
    try {
      const job = await request<Import>('GET', `/imports/${id}`);
      if (stopped) return;
      listeners.onHealth('connected');
      listeners.onEvent(asEvent(job));
    } catch {
      if (!stopped) listeners.onHealth('lost');
    }
    if (!stopped) timer = setTimeout(() => void ask(), pollMs);
  };
  void ask();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

export function followImport(id: number, listeners: Listeners): () => void {
  if (typeof EventSource === 'undefined') return poll(id, listeners);
  const source = new EventSource(address(`/imports/${id}/events`));
  let stopPolling: (() => void) | null = null;
  source.addEventListener('open', () => listeners.onHealth('connected'));
  source.addEventListener('progress', (message: MessageEvent<string>) => {
    listeners.onHealth('connected');
    listeners.onEvent(JSON.parse(message.data) as ImportEvent);
  });
  source.addEventListener('error', () => {
    listeners.onHealth('lost');
    // A stream that was refused stays closed; one that broke off is opened again by the browser.
    if (source.readyState === EventSource.CLOSED && stopPolling === null) stopPolling = poll(id, listeners);
  });
  return () => {
    source.close();
    stopPolling?.();
  };
}
