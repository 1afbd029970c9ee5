// SPDX-License-Identifier: Apache-2.0
//
// Any export comes in with at most three clicks after its upload. The files are those of INLET_EXPORTS, a folder that is not part of
// this project (../shared/data/mapping/files otherwise); without it there is nothing to do, and that is said.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './program.mjs';
import { button, story } from './steps.mjs';

const mostClicks = 3;
const folder = process.env.INLET_EXPORTS ?? join(root, '..', 'shared', 'data', 'mapping', 'files');
if (!existsSync(folder)) {
  console.log(`three clicks: SKIPPED, there is no folder ${folder}`);
  process.exit(0);
}
const only = process.env.INLET_EXPORT ?? '';
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.csv') && name.includes(only))
  .sort();

/** What a click would be on now: the proposal where something is open, else the way on. */
async function wayOn(page) {
  const names = ['Skip the preview', 'Do so and check all rows', 'Start Import', 'Next'];
  for (const name of names) {
    if (await button(page, name).isVisible()) return button(page, name);
  }
  throw new Error('there is no way on');
}

async function bringIn(page, origin, file) {
  await page.goto(`${origin}/leads/import`);
  await page.locator('input[type=file]').setInputFiles(join(folder, file));
  await button(page, 'Skip the preview').waitFor();
  let clicks = 0;
  const click = async (place) => {
    clicks += 1;
    await place.click();
  };
  await click(await wayOn(page));
  await page.waitForURL('**/map_fields');
  await page.getByRole('region', { name: 'Columns' }).waitFor();
  // The proposal needs the survey and the values of every list.
  await page.waitForLoadState('networkidle');
  await click(await wayOn(page));
  await page.waitForURL('**/execute');
  await page.getByText(/rows? (was|were) checked/).waitFor();
  await click(button(page, 'Start Import'));
  await page.getByRole('heading', { name: /Import (completed|finished)/ }).waitFor();
  return clicks;
}

await story('three clicks', async ({ page, origin }) => {
  const late = [];
  for (const file of files) {
    try {
      const clicks = await bringIn(page, origin, file);
      const text = await page.getByRole('main').innerText();
      const count = (name) => new RegExp(`${name}\\n([\\d,]+)`).exec(text)?.[1] ?? '0';
      console.log(`${file}: ${clicks} clicks, ${count('New leads')} new, ${count('Failed')} failed`);
      if (clicks > mostClicks) late.push(`${file}: ${clicks} clicks`);
    } catch (error) {
      late.push(`${file}: ${String(error).split('\n')[0]}`);
      if (process.env.INLET_E2E_PICTURE)
        await page.screenshot({ path: `${process.env.INLET_E2E_PICTURE}.${file}.png` });
    }
  }
  assert.deepEqual(late, []);
});
