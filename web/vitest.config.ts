// SPDX-License-Identifier: Apache-2.0
//
// Unit and component tests: src/**/*.test.ts(x), in a simulated browser.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { environment: 'jsdom', setupFiles: ['test/setup.ts'], css: false, pool: 'threads', maxWorkers: 2 },
});
