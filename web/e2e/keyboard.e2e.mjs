// SPDX-License-Identifier: Apache-2.0
//
// A whole import without a mouse: every step is reached and left by keys, and the focus is always somewhere.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from './program.mjs';
import { counters, story } from './steps.mjs';

const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at === null || at === document.body ? '' : (at.getAttribute('aria-label') ?? at.textContent ?? '').trim();
  });

async function tabTo(page, name, most = 80) {
  const passed = [];
  for (let n = 0; n < most; n += 1) {
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now);
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never came to ${name}: ${passed.join(' | ')}`);
}

await story('by keyboard alone', async ({ page, origin }) => {
  await page.goto(`${origin}/leads`);
  await page.getByText('No leads yet').waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Skip to content');
  await page.keyboard.press('i');
  await page.waitForURL('**/leads/import');
  await page.getByRole('button', { name: 'Choose File' }).waitFor();
  await tabTo(page, /^Choose File$/);
  const asked = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await asked).setFiles(join(root, 'samples/trade-show.csv'));
  await page.getByText('File is ready').waitFor();

  for (const [address, text] of [
    ['**/preview', /First \d+ of/],
    ['**/map_fields', /Required fields/],
    ['**/execute', /rows were checked/],
  ]) {
    await page.keyboard.press('Alt+ArrowRight');
    await page.waitForURL(address);
    await page.getByText(text).first().waitFor();
  }
  await page.keyboard.press('Alt+ArrowLeft');
  await page.waitForURL('**/map_fields');
  await page.getByText('Required fields').waitFor();
  await tabTo(page, /^Field for /);
  await page.keyboard.press('Alt+ArrowRight');
  await page.waitForURL('**/execute');
  await page.getByText(/rows were checked/).waitFor();
  await tabTo(page, /^Start Import$/, 120);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Import completed/ }).waitFor();
  assert.equal((await counters(page))['New leads'], 35);
});
