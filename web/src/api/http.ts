// SPDX-License-Identifier: Apache-2.0
//
// The one place that talks to the server. Adds the session's token to every change, turns refusals into Problems,
// and tells who listens when the connection or the session is lost.
import { NoConnection, toProblem } from './problem';

export type Query = Record<string, string | number | boolean | null | undefined>;

type RequestOptions = {
  query?: Query;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
  // Goes on its way even when the page is left at that moment.
  outlivesPage?: boolean;
};

type Listener = () => void;

// Browsers let no more than 64 KiB outlive a page.
const mostThatOutlives = 60_000;

let csrfToken = '';
let online = true;
let signedOut = false;
const listeners = new Set<Listener>();

export function keepToken(token: string): void {
  csrfToken = token;
  setSignedOut(false);
}
export function currentToken(): string {
  return csrfToken;
}

export function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
export function isOnline(): boolean {
  return online;
}
// True when the server said "not signed in" after somebody was.
export function isSignedOut(): boolean {
  return signedOut;
}
function tell(): void {
  for (const listener of listeners) listener();
}
/** Waits until a request can be answered again: the server is there, and somebody is signed in. */
export function untilAnswered(): Promise<void> {
  const isReady = () => online && !signedOut;
  if (isReady()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = subscribe(() => {
      if (!isReady()) return;
      stop();
      resolve();
    });
  });
}
export function setOnline(value: boolean): void {
  if (online === value) return;
  online = value;
  tell();
}
export function setSignedOut(value: boolean): void {
  if (signedOut === value) return;
  signedOut = value;
  tell();
}

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`;
}

export async function request<Answer>(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
  const headers = new Headers({ Accept: 'application/json' });
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  if (method !== 'GET' && csrfToken !== '') headers.set('X-CSRF-Token', csrfToken);
  if (options.idempotencyKey !== undefined) headers.set('Idempotency-Key', options.idempotencyKey);

  const body = options.body === undefined ? null : JSON.stringify(options.body);
  let response: Response;
  try {
    response = await fetch(address(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      body,
      keepalive: options.outlivesPage === true && (body?.length ?? 0) < mostThatOutlives,
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    setOnline(false);
    throw new NoConnection();
  }
  setOnline(true);
  if (response.status === 204) return undefined as Answer;
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const problem = toProblem(response.status, answer);
    if (problem.status === 401 && problem.code === 'NOT_SIGNED_IN' && csrfToken !== '') setSignedOut(true);
    throw problem;
  }
  // The contract's types are the server's promise; HTTP tests hold it to them.
  return answer as Answer;
}

export function newKey(): string {
  return crypto.randomUUID();
}
