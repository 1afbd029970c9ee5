// SPDX-License-Identifier: Apache-2.0
//
// Many leads at once: a few by their boxes, all of a list, more than fit in one step; each with its way back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isAccessible } from './accessible.mjs';
import { bringToExecute, button, start, story } from './steps.mjs';

const csv = `First Name,Last Name,Email,Stage\n${Array.from(
  { length: 640 },
  (_, index) => `Ann,Lee ${index},ann${index}@example.com,New`,
).join('\n')}\n`;

const select = (page, name) => page.getByLabel(name, { exact: true }).check();
const bar = (page) => page.getByRole('region', { name: 'Actions for selected leads' });

async function changeStage(page, stage) {
  await bar(page).getByRole('button', { name: 'Change stage' }).click();
  await isAccessible(page, 'the menu of stages');
  await page.getByRole('menuitem', { name: stage }).click();
}

await story('many leads', async ({ page, origin }) => {
  await bringToExecute(page, origin, { name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await start(page);
  await page.goto(`${origin}/leads`);
  await page.getByText('640 leads').waitFor();

  // By keyboard: the first row gets the focus, X selects, Shift X up to there.
  await page.locator('tbody a.main').first().focus();
  await page.keyboard.press('x');
  for (const key of ['j', 'j', 'Shift+X']) await page.keyboard.press(key);
  await bar(page).getByText('3 selected').waitFor();
  await isAccessible(page, 'three selected');
  await changeStage(page, 'Qualified');
  await page.getByText('3 leads were changed.').waitFor();
  await page.goto(`${origin}/leads?stage=["qualified"]`);
  await page.getByText('3 leads', { exact: true }).first().waitFor();

  // A page, exported.
  await page.goto(`${origin}/leads`);
  await select(page, 'Select all on this page');
  const arrives = page.waitForEvent('download');
  await bar(page).getByRole('link', { name: 'Export' }).click();
  const file = readFileSync(await (await arrives).path(), 'utf8');
  assert.equal(file.trim().split('\n').length, 1 + 25);

  // All of them: a batch job, which says so.
  await button(page, 'Select all 640').click();
  await bar(page).getByText('640 selected').waitFor();
  await bar(page).getByRole('button', { name: 'Change stage' }).click();
  await page.getByText('More than 500 leads are changed as a batch job').waitFor();
  await page.getByRole('menuitem', { name: 'Contacted' }).click();
  await page.getByText('640 leads are changed in the background.').waitFor();
  await page.getByText('640 leads were changed.').waitFor();

  await page.goto(`${origin}/admin/batch-jobs`);
  await button(page, 'Changes of many leads').click();
  await page.getByText('Stage to Contacted').waitFor();
  await isAccessible(page, 'changes of many leads');
  await button(page, 'Undo: Stage to Contacted').click();
  await page.getByText('Undo of change 2').waitFor();
  // The undo runs in the background too; a list that was drawn before its end is not drawn anew by itself.
  const restored = page.getByText('3 leads', { exact: true }).first();
  for (let look = 0; look < 20; look++) {
    await page.goto(`${origin}/leads?stage=["qualified"]`);
    const isThere = await restored.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (isThere) break;
  }
  await restored.waitFor();

  // Deleted, and back again.
  await page.goto(`${origin}/leads`);
  await select(page, 'Select Ann Lee 639');
  await bar(page).getByRole('button', { name: 'Delete' }).click();
  await button(page, 'Delete 1 lead').click();
  await page.getByText('1 lead was deleted.').waitFor();
  await page.getByText('639 leads').waitFor();
  await button(page, 'Undo').click();
  await page.getByText('640 leads').waitFor();

  // Where it stands: a value edited in the panel, while somebody else is faster.
  await page.goto(`${origin}/leads?lead=1`);
  await button(page, 'Edit First Name').click();
  await isAccessible(page, 'a value that is edited');
  await page.getByLabel('First Name').fill('Anna');
  await page.evaluate(async () => {
    const session = await (await globalThis.fetch('/api/v1/session')).json();
    const lead = await (await globalThis.fetch('/api/v1/leads/1')).json();
    await globalThis.fetch('/api/v1/leads/1', {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': session.csrf_token },
      body: JSON.stringify({ version: lead.version, values: { first_name: 'Annie' } }),
    });
  });
  await page.keyboard.press('Enter');
  await page.getByText('yours is Anna, theirs is Annie').waitFor();
  await isAccessible(page, 'two values');
  await button(page, 'Keep mine').click();
  await page.getByRole('heading', { name: 'Anna Lee 0' }).waitFor();
});
