// SPDX-License-Identifier: Apache-2.0
//
// A file of 50 MB goes through every step, and the tab never holds it. One byte more is refused before it is sent.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bringToExecute, start, story } from './steps.mjs';

const limit = 50 * 1024 * 1024;
const mostInTheTab = 150 * 1024 * 1024;

// Rows up to `bytes`, the last one made longer so that it is exactly that.
function fileOf(bytes) {
  const lines = ['First Name,Last Name,Email,Company,Description'];
  let size = lines[0].length + 1;
  for (let index = 0; size < bytes - 400; index += 1) {
    const line = `Ann,Lee ${index},ann${index}@example.com,Company ${index % 977},${'met at the fair '.repeat(4)}`;
    lines.push(line);
    size += line.length + 1;
  }
  const last = 'Zed,Owl,zed@example.com,Omega,';
  return Buffer.from(`${lines.join('\n')}\n${last}${'x'.repeat(bytes - size - last.length - 1)}\n`);
}

await story('big file', async ({ page, origin, data }) => {
  page.setDefaultTimeout(300_000);
  const path = join(data, 'big.csv');
  const tooBig = join(data, 'too big.csv');
  writeFileSync(path, fileOf(limit));
  writeFileSync(tooBig, fileOf(limit + 1));
  await page.goto(`${origin}/leads/import`);
  await page.locator('input[type=file]').setInputFiles(tooBig);
  await page.getByText(/The limit is 50 MB/).waitFor();

  const tab = await page.context().newCDPSession(page);
  const heap = async (step) => {
    const { usedSize } = await tab.send('Runtime.getHeapUsage');
    assert.ok(usedSize < mostInTheTab, `${step}: the tab holds ${usedSize} bytes`);
  };
  await bringToExecute(page, origin, path);
  await heap('check');
  await start(page);
  await heap('result');
  await page.goto(`${origin}/leads`);
  await page
    .getByText(/leads$/)
    .first()
    .waitFor();
});
