// SPDX-License-Identifier: Apache-2.0
//
// The fake API as a middleware of Vite's development server, with server-sent events. INLET_FAKE_STATE chooses what
// it starts with: full (default), empty, signed-out, set-up.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FakeApi, type FakeSettings } from './fake_api';

const starts: Record<string, Partial<FakeSettings>> = {
  full: {},
  empty: { leads: 0, jobs: false },
  'signed-out': { signedIn: false },
  'set-up': { signedIn: false, setup: { needed: true, token_required: true }, leads: 0, jobs: false },
};

async function read(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function middleware() {
  let api = new FakeApi(starts[process.env['INLET_FAKE_STATE'] ?? 'full']);
  return async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    // Pictures start each view afresh.
    if (url.pathname === '/fake/reset') {
      const speed = Number(url.searchParams.get('speed') ?? 20);
      api = new FakeApi({
        ...starts[url.searchParams.get('state') ?? 'full'],
        speed,
        dateKnown: url.searchParams.get('dates') !== 'ask',
        busyDuplicates: url.searchParams.get('duplicates') === 'busy',
      });
      response.end('{}');
      return;
    }
    const events = /^\/imports\/(\d+)\/events$/.exec(url.pathname);
    const job = events === null ? undefined : api.imports.get(Number(events[1]));
    if (job !== undefined) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
      const send = () => {
        const { state, undo_state, check, tally, done, queue_ahead } = job;
        const event = {
          number: job.last_event,
          at: new Date().toISOString(),
          state,
          undo_state,
          check,
          tally,
          done,
          queue_ahead,
          undo_done: 0,
          undo_total: 0,
        };
        response.write(`id: ${job.last_event}\nevent: progress\ndata: ${JSON.stringify(event)}\n\n`);
      };
      send();
      const timer = setInterval(() => {
        if (api.tick(job)) send();
      }, 250);
      request.on('close', () => clearInterval(timer));
      return;
    }
    const answer = api.handle({
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      body: await read(request),
    });
    response.writeHead(answer.status, {
      'Content-Type': answer.status >= 400 ? 'application/problem+json' : 'application/json',
    });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  };
}
