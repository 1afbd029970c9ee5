// SPDX-License-Identifier: Apache-2.0
//
// Builds the pages that the server embeds, and serves them while developing. `npm run dev` talks to a running
// `inlet serve` (INLET_URL); with INLET_FAKE=1 it answers from the fake of test/, which no build ever contains.
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { helpPages } from './help/plugin.ts';

function fakeApi(): Plugin {
  return {
    name: 'inlet-fake-api',
    apply: 'serve',
    async configureServer(server) {
      const { middleware } = await import('./test/fake_server');
      server.middlewares.use('/api/v1', middleware());
    },
  };
}

const fake = process.env['INLET_FAKE'] === '1';

export default defineConfig({
  plugins: [react(), helpPages(), ...(fake ? [fakeApi()] : [])],
  // The Host stays the page's own: the server compares it with the Origin.
  server: fake
    ? {}
    : { proxy: { '/api': { target: process.env['INLET_URL'] ?? 'http://127.0.0.1:8080', changeOrigin: false } } },
  build: {
    // A data: font would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
});
