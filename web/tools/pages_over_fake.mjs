// SPDX-License-Identifier: Apache-2.0
//
// The built pages over the fake API, on a free port: a view is there as fast as with the real program, unlike from the development
// server, which sends each module by itself.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build, createServer as createVite } from 'vite';

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export async function pagesOverFake() {
  const root = new URL('..', import.meta.url).pathname;
  const folder = mkdtempSync(join(tmpdir(), 'inlet-pages-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  const vite = await createVite({ root, logLevel: 'error', server: { middlewareMode: true, hmr: false, watch: null } });
  const { middleware } = await vite.ssrLoadModule('/test/fake_server.ts');
  const answer = middleware();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://pages');
    if (pathname.startsWith('/api/v1/')) {
      request.url = request.url.slice('/api/v1'.length);
      void answer(request, response);
      return;
    }
    const file = join(folder, pathname);
    const found = extname(pathname) !== '' && existsSync(file) ? file : join(folder, 'index.html');
    response.writeHead(200, { 'Content-Type': types[extname(found)] ?? 'application/octet-stream' });
    response.end(readFileSync(found));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    async end() {
      server.closeAllConnections();
      server.close();
      await vite.close();
    },
  };
}
