// SPDX-License-Identifier: Apache-2.0
//
// Fix here: the failed records of an import that has ended are mended in the check's table and imported as a retry, and each job
// names the other.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { isAccessible } from './accessible.mjs';
import { root } from './program.mjs';
import { bringToExecute, button, counters, start, story } from './steps.mjs';

await story('fix here', async ({ page, origin }) => {
  await bringToExecute(page, origin, join(root, 'samples/trade-show.csv'));
  await start(page);
  const first = await counters(page);
  assert.equal(first['Failed'], 3);

  await page.goto(`${origin}/admin/batch-jobs/1`);
  await isAccessible(page, 'a job with failed records');
  await button(page, 'Fix here').click();
  await page.waitForURL('**/execute');
  await page.getByText(/rows were checked/).waitFor();
  assert.deepEqual(await counters(page), { 'New leads': 0, Updated: 0, 'Duplicates, skipped': 0, 'Will fail': 3 });

  const bad = page.getByRole('button', { name: /daniel\.fischer\(at\)example\.de.*Enter to fix/ });
  await bad.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('daniel.fischer@example.de');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => /Will fail\n2/.test(document.querySelector('main')?.innerText ?? ''));
  await isAccessible(page, 'failed records that are mended');

  // Left and come back to: it is the same draft.
  await page.goto(`${origin}/admin/batch-jobs/1`);
  await button(page, 'Go on fixing').click();
  await page.waitForURL('**/execute');
  await page.getByText('1 fix', { exact: true }).waitFor();
  await start(page);
  const second = await counters(page);
  assert.equal(second['New leads'], 1);
  assert.equal(second['Failed'], 2);

  await page.goto(`${origin}/admin/batch-jobs/1`);
  await page.getByRole('link', { name: 'Job 2' }).first().click();
  await page.waitForURL('**/admin/batch-jobs/2');
  await page.getByRole('link', { name: 'Job 1' }).first().waitFor();
});
