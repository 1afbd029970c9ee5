// SPDX-License-Identifier: Apache-2.0
//
// The real program with a fresh data folder on a free port, and a browser in front of it: what every story begins with.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const patienceMs = 120_000;

export const person = { name: 'Ann Lee', email: 'ann@example.com', password: 'correct horse battery' };

/**
 * Where the program of a data folder keeps everything: in the folder, or with INLET_TEST_STORE=postgres in a database of its
 * own on the server of INLET_TEST_POSTGRES, which goes when the process ends.
 */
function databaseOf(data) {
  if (process.env.INLET_TEST_STORE !== 'postgres') return [];
  const server = process.env.INLET_TEST_POSTGRES;
  if (!server) throw new Error('INLET_TEST_POSTGRES names no server; tools/postgres_cluster run COMMAND makes one');
  const name = `inlet_${createHash('sha256').update(data).digest('hex').slice(0, 16)}`;
  const sql = (text) =>
    execFileSync('psql', ['-qAt', '-v', 'ON_ERROR_STOP=1', server, '-c', text], { encoding: 'utf8' });
  if (sql(`SELECT 1 FROM pg_database WHERE datname = '${name}'`).trim() === '') {
    sql(`CREATE DATABASE ${name}`);
    process.on('exit', () => sql(`DROP DATABASE ${name} WITH (FORCE)`));
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return ['--database', url.href];
}

/** Starts `inlet serve` over `data`; gives its address, the set-up link while nobody is there yet, and ways to end it. */
export async function startProgram(data) {
  const program = spawn(
    process.env.INLET ?? join(root, 'build/dev/inlet'),
    ['serve', '--data', data, '--listen', '127.0.0.1:0', ...databaseOf(data)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let printed = '';
  const origin = await new Promise((resolve, reject) => {
    program.on('exit', (code) => reject(new Error(`inlet ended with ${code}: ${printed}`)));
    program.stdout.on('data', (bytes) => {
      printed += bytes;
      const address = /ready: (\S+)/.exec(printed);
      if (address) setTimeout(() => resolve(address[1]), 100);
    });
  });
  const ended = new Promise((resolve) => program.on('exit', resolve));
  return {
    origin,
    setUpLink: /administrator: (\S+)/.exec(printed)?.[1],
    async end(signal = 'SIGTERM') {
      program.kill(signal);
      await ended;
    },
  };
}

/** A folder that goes when the process ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'inlet-e2e-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A page that fails the story on an error of a script, and on a request to anywhere but the program. */
export async function openBrowser(origin, options = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    acceptDownloads: true,
    ...options,
  });
  // A machine with other work is slow, not wrong.
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  // Whoever waits for a file chooser later finds it held back already: a busy browser would open it before it hears of the wish.
  page.on('filechooser', () => undefined);
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) problems.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:') && !request.url().startsWith('blob:')) {
      problems.push(`request to ${request.url()}`);
    }
  });
  return { browser, page, problems };
}
