// SPDX-License-Identifier: Apache-2.0
//
// Sends a file as it is: a small one in one streaming POST, a larger one in parts, so that a lost connection costs the last
// part alone. XMLHttpRequest, because fetch can't tell how much has left.
import { address, currentToken, newKey, request, setOnline, setSignedOut, untilAnswered } from './http';
import { NoConnection, isProblem, toProblem } from './problem';
import type { PartialUpload, Upload } from './types';

// `paused`: there is no connection; it goes on by itself when there is one again.
export type UploadProgress = { sent: number; total: number; paused: boolean };
type Watch = (progress: UploadProgress) => void;

export const partBytes = 4 * 1024 * 1024;

type Sent = { path: string; method: 'POST' | 'PATCH'; body: Blob; headers?: Record<string, string> };

function send<Answer>(
  { path, method, body, headers = {} }: Sent,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, path);
    xhr.responseType = 'json';
    xhr.setRequestHeader('Content-Type', 'application/octet-stream');
    xhr.setRequestHeader('Accept', 'application/json');
    xhr.setRequestHeader('X-CSRF-Token', currentToken());
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = (event) => onSent(event.loaded);
    xhr.onload = () => {
      setOnline(true);
      if (xhr.status === 200 || xhr.status === 201) {
        resolve(xhr.response as Answer);
        return;
      }
      const problem = toProblem(xhr.status, xhr.response);
      if (problem.status === 401) setSignedOut(true);
      reject(problem);
    };
    // A server that refuses early may close the connection before the browser has sent all: no answer is readable.
    xhr.onerror = () => reject(new NoConnection());
    xhr.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    signal.addEventListener('abort', () => xhr.abort(), { once: true });
    xhr.send(body);
  });
}

export function sendFile(file: Blob, name: string, onProgress: Watch, signal: AbortSignal): Promise<Upload> {
  if (file.size > partBytes) return sendInParts(file, name, onProgress, signal);
  const headers = { 'Idempotency-Key': newKey() };
  const onSent = (sent: number) => onProgress({ sent, total: file.size, paused: false });
  return send({ path: address('/uploads', { name }), method: 'POST', body: file, headers }, onSent, signal);
}

// The session may have ended meanwhile; whoever signs in again goes on with the same file.
function isForNow(error: unknown): boolean {
  return error instanceof NoConnection || isProblem(error, 'NOT_SIGNED_IN');
}

async function sendInParts(file: Blob, name: string, onProgress: Watch, signal: AbortSignal): Promise<Upload> {
  const total = file.size;
  let partial = await request<PartialUpload>('POST', '/partial-uploads', {
    body: { name, size_bytes: total },
    idempotencyKey: newKey(),
    signal,
  });
  const where = `/partial-uploads/${partial.id}`;
  const giveUp = () => void request('DELETE', where, { outlivesPage: true }).catch(() => undefined);
  signal.addEventListener('abort', giveUp, { once: true });
  for (;;) {
    const offset = partial.offset_bytes;
    try {
      if (partial.upload !== null) return partial.upload;
      const answer = await send<PartialUpload | Upload>(
        { path: address(where, { offset }), method: 'PATCH', body: file.slice(offset, offset + partBytes) },
        (sent) => onProgress({ sent: Math.min(offset + sent, total), total, paused: false }),
        signal,
      );
      if (!('offset_bytes' in answer)) return answer;
      partial = answer;
    } catch (error) {
      if (!isForNow(error) && !isProblem(error, 'CONFLICT')) throw error;
      partial = await askAgain(where, () => onProgress({ sent: offset, total, paused: true }), signal);
    }
  }
}

// How far the file came, as soon as the server can be asked.
async function askAgain(where: string, onPause: () => void, signal: AbortSignal): Promise<PartialUpload> {
  for (;;) {
    try {
      return await request<PartialUpload>('GET', where, { signal });
    } catch (error) {
      if (!isForNow(error)) throw error;
      onPause();
      await untilAnswered();
    }
  }
}
