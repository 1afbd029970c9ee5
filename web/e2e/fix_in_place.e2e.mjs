// SPDX-License-Identifier: Apache-2.0
//
// Bad rows are mended where they stand, by keyboard; one is left out; the check runs again, and what it foretells is
// what the import does.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { isAccessible } from './accessible.mjs';
import { root } from './program.mjs';
import { bringToExecute, counters, start, story } from './steps.mjs';

await story('fix in place', async ({ page, origin }) => {
  await bringToExecute(page, origin, join(root, 'samples/trade-show.csv'));
  assert.deepEqual(await counters(page), { 'New leads': 35, Updated: 0, 'Duplicates, skipped': 2, 'Will fail': 3 });

  const bad = page.getByRole('button', { name: /daniel\.fischer\(at\)example\.de.*Enter to fix/ });
  await bad.focus();
  await page.keyboard.press('Enter');
  await isAccessible(page, 'a cell that is edited');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('daniel.fischer@example.de');
  await page.keyboard.press('Enter');
  // Enter leads on to the next problem; Escape ends it, and the check runs again.
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => /Will fail\n2/.test(document.querySelector('main')?.innerText ?? ''));
  assert.deepEqual(await counters(page), { 'New leads': 36, Updated: 0, 'Duplicates, skipped': 2, 'Will fail': 2 });
  await page.getByText('1 fix', { exact: true }).waitFor();

  // Not whichever is first: the mended row stands there until the rows are here anew, a moment after the counters.
  await page.getByRole('button', { name: 'Leave out row 23' }).locator('visible=true').click();
  await page.waitForFunction(() => /Will fail\n1/.test(document.querySelector('main')?.innerText ?? ''));
  await page.getByText('1 row left out').waitFor();

  await page.reload();
  await page.getByText('1 fix', { exact: true }).waitFor();
  await page.getByText(/rows were checked/).waitFor();
  const foretold = await counters(page);
  await start(page);
  const done = await counters(page);
  assert.equal(done['New leads'], foretold['New leads']);
  assert.equal(done['New leads'], 36);
  assert.equal(done['Failed'], 1);

  // The search is brought up to date in the background, a moment after the import.
  const found = page.getByText('daniel.fischer@example.de').first();
  for (let look = 0; look < 20; look++) {
    await page.goto(`${origin}/leads?q=daniel.fischer`);
    if (
      await found.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      )
    )
      return;
  }
  assert.fail('the mended lead is not found');
});
