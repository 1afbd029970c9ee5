// SPDX-License-Identifier: Apache-2.0
//
// A long file: its first rows are there before all of it is read; what stands at its end decides all the same, and a bad end is told.
import assert from 'node:assert/strict';
import { isAccessible } from './accessible.mjs';
import { story } from './steps.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });

function longFile(end) {
  const rows = Array.from({ length: 20_000 }, (_, i) => `Lee ${i},lee${i}@example.com,Acme`);
  return Buffer.concat([Buffer.from(`Last Name,Email,Company\n${rows.join('\n')}\n`), Buffer.from(end, 'latin1')]);
}

/** Keeps the browser from hearing that the survey has ended, until told. */
async function holdSurvey(page) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const pattern = '**/api/v1/imports/*/columns';
  await page.route(pattern, async (route) => {
    await released;
    await route.continue().catch(() => {});
  });
  return async () => {
    release();
    await page.unroute(pattern);
  };
}

async function bringToPreview(page, origin, file) {
  await page.goto(`${origin}/leads/import`);
  await page.locator('input[type=file]').setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer: file });
  // Its rows may still be counted.
  await page.getByText(/ready to preview/i).waitFor();
  await button(page, 'Next').click();
  await page.waitForURL('**/preview');
}

await story('long file', async ({ page, origin }) => {
  const letGo = await holdSurvey(page);
  await bringToPreview(page, origin, longFile(''));
  await page.getByText('First 20 rows').waitFor();
  await page.getByText('lee19@example.com').waitFor();
  await isAccessible(page, 'preview while the file is read');
  await letGo();
  await page.getByText('First 20 of 20,000 rows').waitFor();
  await button(page, 'Next').click();
  await page.waitForURL('**/map_fields');

  await bringToPreview(page, origin, longFile('François à la crème,m@example.com,Déjà là\n'));
  await page.getByText('First 20 of 20,001 rows').waitFor();
  assert.match(await page.getByRole('combobox', { name: 'Encoding' }).inputValue(), /1252/);
  await button(page, 'Next').click();
  await page.waitForURL('**/map_fields');

  // What can't be read to its end is refused, with the place and what to do.
  await page.goto(`${origin}/leads/import`);
  const bad = longFile(`${'x'.repeat(2 << 20)},b,c\n`);
  await page.locator('input[type=file]').setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer: bad });
  await page
    .getByRole('alert')
    .getByText(/row 20002, column 1 is longer than 1 MiB/)
    .waitFor();
  assert.equal(await button(page, 'Next').getAttribute('aria-disabled'), 'true');
});
