// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepToken, setOnline } from './http';
import { partBytes, sendFile, type UploadProgress } from './uploads';

const upload = { id: 7, name: 'leads.csv' };

// A server that keeps parts, and whose connection breaks when it is told to.
class Server {
  stored = 0;
  readonly size: number;
  readonly asked: string[] = [];
  readonly breaks = new Set<number>(); // which of the parts, from 1
  private parts = 0;

  constructor(size: number) {
    this.size = size;
  }
  state() {
    const whole = this.stored === this.size;
    const known = { id: 'abc', name: 'leads.csv', size_bytes: this.size, piece_bytes: 1 << 20 };
    return { ...known, offset_bytes: this.stored, upload: whole ? upload : null };
  }
  // The answer, or nothing where the connection breaks; `half` of the part is there then.
  part(offset: number, size: number): { status: number; body: unknown } | null {
    this.parts += 1;
    this.asked.push(`PATCH ${String(offset)}`);
    if (offset !== this.stored) return { status: 409, body: { code: 'CONFLICT', detail: '', remedy: '' } };
    if (this.breaks.has(this.parts)) {
      this.stored += size / 2;
      return null;
    }
    this.stored += size;
    return this.stored === this.size ? { status: 201, body: upload } : { status: 200, body: this.state() };
  }
}

let server: Server;

class FakeXhr {
  status = 0;
  response: unknown = null;
  responseType = '';
  readonly upload: { onprogress: ((event: { loaded: number }) => void) | null } = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;
  private path = '';
  open(_method: string, path: string) {
    this.path = path;
  }
  setRequestHeader() {}
  abort() {
    this.onabort?.();
  }
  send(body: Blob) {
    queueMicrotask(() => {
      this.upload.onprogress?.({ loaded: body.size });
      if (this.path.startsWith('/api/v1/uploads')) {
        server.asked.push('POST');
        this.answer({ status: 201, body: upload });
        return;
      }
      const offset = Number(new URL(this.path, 'http://localhost').searchParams.get('offset'));
      const answer = server.part(offset, body.size);
      if (answer === null) this.onerror?.();
      else this.answer(answer);
    });
  }
  private answer({ status, body }: { status: number; body: unknown }) {
    this.status = status;
    this.response = body;
    this.onload?.();
  }
}

// Refuses so many times as if there were no connection.
let refusals = 0;

beforeEach(() => {
  keepToken('token');
  refusals = 0;
  vi.stubGlobal('XMLHttpRequest', FakeXhr);
  vi.stubGlobal(
    'fetch',
    vi.fn((_path: string, options: { method: string }) => {
      if (options.method === 'DELETE') {
        server.asked.push('DELETE');
        return Promise.resolve(new Response(null, { status: 204 }));
      }
      if (refusals > 0) {
        refusals -= 1;
        return Promise.reject(new TypeError('failed'));
      }
      server.asked.push(options.method);
      return Promise.resolve(Response.json(server.state(), { status: options.method === 'POST' ? 201 : 200 }));
    }),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  setOnline(true);
});

const fileOf = (size: number) => new Blob([new Uint8Array(size)]);

async function sendAll(size: number, onProgress: (progress: UploadProgress) => void = () => undefined) {
  return sendFile(fileOf(size), 'leads.csv', onProgress, new AbortController().signal);
}

describe('a file on its way', () => {
  test('goes in one request when it is small', async () => {
    server = new Server(partBytes);
    expect(await sendAll(partBytes)).toEqual(upload);
    expect(server.asked).toEqual(['POST']);
  });

  test('goes in parts when it is large', async () => {
    server = new Server(2 * partBytes + 100);
    const seen: UploadProgress[] = [];
    expect(await sendAll(server.size, (progress) => seen.push(progress))).toEqual(upload);
    expect(server.asked).toEqual(['POST', 'PATCH 0', `PATCH ${String(partBytes)}`, `PATCH ${String(2 * partBytes)}`]);
    expect(seen.at(-1)).toEqual({ sent: server.size, total: server.size, paused: false });
  });

  test('goes on behind what came, when the connection broke', async () => {
    server = new Server(2 * partBytes);
    server.breaks.add(1);
    expect(await sendAll(server.size)).toEqual(upload);
    expect(server.asked).toEqual([
      'POST',
      'PATCH 0',
      'GET',
      `PATCH ${String(partBytes / 2)}`,
      `PATCH ${String(partBytes * 1.5)}`,
    ]);
  });

  test('pauses while there is no connection, and says so', async () => {
    server = new Server(2 * partBytes);
    server.breaks.add(1);
    const seen: UploadProgress[] = [];
    const sending = sendAll(server.size, (progress) => {
      seen.push(progress);
      if (seen.length === 1) refusals = 1;
    });
    await vi.waitFor(() => expect(seen.at(-1)?.paused).toBe(true));
    setOnline(true);
    expect(await sending).toEqual(upload);
    expect(seen.at(-1)?.paused).toBe(false);
  });

  test('asks what became of it when the last answer was lost', async () => {
    server = new Server(partBytes + 2);
    const lost = vi.spyOn(server, 'part').mockImplementation((offset, size) => {
      server.stored = offset + size;
      if (server.stored === server.size) return null;
      return { status: 200, body: server.state() };
    });
    expect(await sendAll(server.size)).toEqual(upload);
    expect(lost).toHaveBeenCalledTimes(2);
  });

  test('is forgotten at the server when it is given up', async () => {
    server = new Server(3 * partBytes);
    const control = new AbortController();
    const sending = sendFile(fileOf(server.size), 'leads.csv', () => control.abort(), control.signal);
    await expect(sending).rejects.toThrow('cancelled');
    expect(server.asked).toContain('DELETE');
  });
});
