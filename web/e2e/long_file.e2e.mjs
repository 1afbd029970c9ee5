// SPDX-License-Identifier: Apache-2.0
//
// A long file: its first rows are there before all of it is read; Next waits, and says so; what the end of the file changes is told.
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
  await page.getByText('File is ready').waitFor();
  await button(page, 'Next').click();
  await page.waitForURL('**/preview');
}

await story('long file', async ({ page, origin }) => {
  let letGo = await holdSurvey(page);
  await bringToPreview(page, origin, longFile(''));
  await page.getByText('First 20 rows').waitFor();
  await page.getByText('lee19@example.com').waitFor();
  await page.getByText('The rest of the file is still being read').waitFor();
  assert.equal(await button(page, 'Next').getAttribute('aria-disabled'), 'true');
  await isAccessible(page, 'preview while the file is read');
  await button(page, 'Next').click();
  await page.getByText('Goes on as soon as the whole file is read').waitFor();
  await letGo();
  await page.waitForURL('**/map_fields');

  letGo = await holdSurvey(page);
  await bringToPreview(page, origin, longFile('François à la crème,m@example.com,Déjà là\n'));
  await page.getByText('First 20 rows').waitFor();
  await button(page, 'Next').click();
  await letGo();
  await page.getByText('It was read again').waitFor();
  await page.getByText('First 20 of 20,001 rows').waitFor();
  assert.ok(page.url().endsWith('/preview'), 'what changed is to be seen first');
  assert.equal(await page.getByRole('textbox', { name: 'Encoding' }).inputValue(), 'windows-1252');
  await button(page, 'Next').click();
  await page.waitForURL('**/map_fields');

  await bringToPreview(page, origin, longFile(`${'x'.repeat(2 << 20)},b,c\n`));
  await page.getByRole('alert').getByText(/1 MB/).waitFor();
  await page.getByText('lee19@example.com').waitFor();
  assert.equal(await button(page, 'Next').getAttribute('aria-disabled'), 'true');
  await isAccessible(page, 'preview of a file that can not be read to its end');
});
