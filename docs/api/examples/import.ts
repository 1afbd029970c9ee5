// SPDX-License-Identifier: Apache-2.0
//
// Imports a file over the REST API, with Node 22 alone: node import.ts FILE > failed.csv
// INLET_URL is the server, INLET_TOKEN an API token that may import, see imports, and see and create leads (Your account, API tokens).
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

type Import = {
  id: number;
  version: number;
  state: string;
  tally: { created: number; skipped: number; failed: number };
};

const { INLET_URL: server = '', INLET_TOKEN: token = '' } = process.env;
const file = process.argv[2] ?? '';
// A second try after a lost answer does nothing twice.
const key = randomUUID();

async function call(path: string, body?: BodyInit, type = 'application/json', step = ''): Promise<Response> {
  const answer = await fetch(`${server}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': type,
      ...(step !== '' && { 'Idempotency-Key': `${step}-${key}` }),
    },
    ...(body !== undefined && { body }),
  });
  if (!answer.ok) {
    const problem = (await answer.json()) as { code: string; detail: string; remedy: string };
    throw new Error(`${problem.code}: ${problem.detail} ${problem.remedy}`);
  }
  return answer;
}

async function post<Answer>(path: string, value: unknown, step: string): Promise<Answer> {
  return (await (await call(path, JSON.stringify(value), 'application/json', step)).json()) as Answer;
}

const name = encodeURIComponent(basename(file));
const bytes = await readFile(file);
const stored = await call(`/uploads?name=${name}`, new Uint8Array(bytes), 'application/octet-stream', 'upload');
const upload = (await stored.json()) as { id: number };
const draft = await post<Import>('/imports', { upload: upload.id }, 'draft');
let job = await post<Import>(`/imports/${draft.id}/start`, { version: draft.version }, 'start');
while (['queued', 'processing', 'paused'].includes(job.state)) {
  await wait(200);
  job = (await (await call(`/imports/${draft.id}`)).json()) as Import;
}
const { created, skipped, failed } = job.tally;
console.error(`Job ${job.id} ${job.state}: ${created} created, ${skipped} skipped, ${failed} failed`);
if (failed + skipped > 0) process.stdout.write(Buffer.from(await (await call(`/imports/${job.id}/failed.csv`)).arrayBuffer()));
