// SPDX-License-Identifier: Apache-2.0
//
// The connection is lost in the middle of an upload: the page says that it pauses, and the file goes on where it was.
import assert from 'node:assert/strict';
import { isAccessible } from './accessible.mjs';
import { button, story } from './steps.mjs';

const partBytes = 4 * 1024 * 1024;

function fileOf(bytes) {
  const lines = ['Last Name,Email,Description'];
  for (let size = 0; size < bytes; size += lines.at(-1).length + 1) {
    lines.push(`Lee ${lines.length},lee${lines.length}@example.com,${'met at the fair '.repeat(8)}`);
  }
  return Buffer.from(lines.join('\n'));
}

await story('paused upload', async ({ page, origin, problems }) => {
  const file = fileOf(2 * partBytes + 1000);
  const offsets = [];
  let isDown = false;
  await page.route('**/api/v1/**', async (route) => {
    const url = new URL(route.request().url());
    if (route.request().method() === 'PATCH' && url.pathname.includes('/partial-uploads/')) {
      if (offsets.length === 1) isDown = true;
      if (!isDown) offsets.push(Number(url.searchParams.get('offset')));
    }
    await (isDown ? route.abort('connectionfailed') : route.continue()).catch(() => {});
  });
  await page.goto(`${origin}/leads/import`);
  await page.locator('input[type=file]').setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer: file });
  await page.getByText('Upload paused. It goes on by itself.').first().waitFor();
  await page.getByText('4 MB of 8 MB, 49%').waitFor();
  await isAccessible(page, 'upload that is paused');

  offsets.push(-1);
  isDown = false;
  await page.getByText(/ready to preview/i).waitFor();
  assert.deepEqual(offsets, [0, -1, partBytes, 2 * partBytes], 'each part was sent once');
  // The browser's own words about the lost connection.
  assert.ok(problems.every((problem) => problem.includes('ERR_CONNECTION_FAILED')));
  problems.length = 0;
  await button(page, 'Next').click();
  await page.getByText('lee1@example.com').waitFor();
});
