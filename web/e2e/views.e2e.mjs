// SPDX-License-Identifier: Apache-2.0
//
// Every view of the frame with menus and dialogs open, in both themes, wide and narrow: accessible, and never wider
// than the window, also at 320 px. Once more in German.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { isAccessible } from './accessible.mjs';
import { root } from './program.mjs';
import { bringToExecute, start, story } from './steps.mjs';

const opens = (name) => (page) => page.getByRole('button', { name }).first().click();
const deletes = async (page) => {
  await opens('More for this lead')(page);
  await page.getByRole('menuitem', { name: 'Delete' }).click();
};
const views = [
  ['/leads', 'Leads'],
  ['/leads', 'Leads', opens('Stage')],
  ['/leads', 'Leads', opens(/^Account/)],
  ['/leads', 'Leads', opens(/^Notifications/)],
  ['/leads', 'Leads', (page) => page.keyboard.press('Control+k')],
  ['/leads', 'Leads', opens('Columns')],
  ['/leads', 'Leads', opens('More')],
  ['/leads?lead=1', 'Leads'],
  ['/leads/1', 'Details', opens('More for this lead')],
  ['/leads/1', 'Details', deletes],
  ['/leads/1', 'Details'],
  ['/duplicates', 'Likely duplicates'],
  ['/leads?trash=true', 'The trash is empty'],
  ['/admin/batch-jobs', 'Batch Jobs'],
  ['/admin/batch-jobs/1', 'Why 3 records failed'],
  ['/admin/batch-jobs/1', 'Why 3 records failed', opens('Undo import')],
  ['/admin/batch-jobs/1', 'Why 3 records failed', opens('More download choices')],
  ['/admin/batch-jobs', 'trade-show.csv', opens(/^Actions for/)],
  ['/templates', 'Templates'],
  ['/admin/fields', 'Fields'],
  ['/admin/fields', 'Fields', opens(/^Actions for Company/)],
  ['/admin/fields?field=new', 'Add field'],
  ['/admin/duplicates', 'Match on'],
  ['/admin/import', 'Webhooks'],
  ['/admin/import', 'Webhooks', opens('Add webhook')],
  ['/admin/personal-data', 'Personal data'],
  ['/admin/users', 'Users & roles'],
  ['/admin/users', 'Users & roles', opens('Add user')],
  ['/admin/users?tab=roles', 'See leads'],
  ['/admin/audit', 'Audit log'],
  ['/help/user/mapping', 'How Inlet proposes'],
  ['/help/api', 'GET /health'],
  ['/account', 'Where you are signed in'],
  ['/account', 'Where you are signed in', opens('Make a token')],
];

async function fits(page, view) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${view} is ${over} px wider than the window`);
  const under = await page.evaluate(() => {
    const crumbs = document.querySelector('header nav ol');
    return crumbs === null ? 0 : crumbs.scrollWidth - crumbs.clientWidth;
  });
  assert.ok(under <= 0, `the breadcrumb of ${view} lies ${under} px under the buttons beside it`);
}

await story('views', async ({ page, origin }) => {
  await bringToExecute(page, origin, join(root, 'samples/trade-show.csv'));
  await start(page);
  for (const [address, text, act] of views) {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      if (colorScheme === 'light') {
        await page.goto(origin + address);
        await page.getByText(text).locator('visible=true').first().waitFor();
        await act?.(page);
        await page.waitForTimeout(150);
      }
      const rule = colorScheme === 'dark' ? 'color-contrast' : undefined; // the same page in other colours
      await isAccessible(page, `${address}${act ? ' opened' : ''}, ${colorScheme}`, rule);
    }
    await fits(page, address);
  }
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const [address, text, act] of views.filter(([, , doing]) => doing === undefined)) {
      await page.goto(origin + address);
      await page.getByText(text).locator('visible=true').first().waitFor();
      await page.waitForTimeout(100);
      await fits(page, `${address} at ${width} px`);
      if (width === 390 && act === undefined) await isAccessible(page, `${address} at 390 px`);
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${origin}/account`);
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Ihr Konto' }).waitFor();
  await page.goto(`${origin}/leads`);
  await page.getByText('Neuer Lead').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  await isAccessible(page, 'Leads in German');
});
