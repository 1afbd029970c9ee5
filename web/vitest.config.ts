// SPDX-License-Identifier: Apache-2.0
//
// Unit and component tests: src/**/*.test.ts(x), test/*.test.ts and help/*.test.ts, in a simulated browser.
import { defineConfig } from 'vitest/config';
import { helpPages } from './help/plugin.ts';

export default defineConfig({
  plugins: [helpPages()],
  test: {
    environment: 'jsdom',
    setupFiles: ['test/setup.ts'],
    css: false,
    testTimeout: 60_000,
    pool: 'threads',
    maxWorkers: 2,
  },
});
