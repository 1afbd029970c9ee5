// SPDX-License-Identifier: Apache-2.0
//
// Sends a file as it is: one streaming POST. XMLHttpRequest, because fetch can't tell how much has left.
import { address, currentToken, newKey, setOnline, setSignedOut } from './http';
import { NoConnection, toProblem } from './problem';
import type { Upload } from './types';

export type UploadProgress = { sent: number; total: number };

export function sendFile(
  file: Blob,
  name: string,
  onProgress: (progress: UploadProgress) => void,
  signal: AbortSignal,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', address('/uploads', { name }));
    xhr.responseType = 'json';
    xhr.setRequestHeader('Content-Type', 'application/octet-stream');
    xhr.setRequestHeader('Accept', 'application/json');
    xhr.setRequestHeader('X-CSRF-Token', currentToken());
    xhr.setRequestHeader('Idempotency-Key', newKey());
    xhr.upload.onprogress = (event) => onProgress({ sent: event.loaded, total: event.total || file.size });
    xhr.onload = () => {
      setOnline(true);
      if (xhr.status === 201) {
        resolve(xhr.response as Upload);
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
    xhr.send(file);
  });
}
