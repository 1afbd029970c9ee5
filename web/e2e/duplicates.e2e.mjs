// SPDX-License-Identifier: Apache-2.0
//
// Two people stand in the list twice: the pairs are found after an import, one is merged by hand, the other told apart
// for good; then the import is undone, and the lead that somebody edited stays and is named.
import assert from 'node:assert/strict';
import { isAccessible } from './accessible.mjs';
import { bringToExecute, start, story } from './steps.mjs';

const header = 'First Name,Last Name,Company,Email,Phone,City\n';
const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(header + text) });
const old = csv(
  'crm.csv',
  'Amara,Herrera,Northwind,amara@northwind.example,,Lisbon\nCy,Fox,Gamma,cy@gamma.example,,Oslo\n',
);
// The third row is a person that nobody knows yet.
const show = csv(
  'trade-show.csv',
  'Amara,Herrera,Northwind Ltd,a.herrera@northwind.example,+351 21 123 4567,Porto\n' +
    'Cy,Fox,Gamma AG,fox@gamma.example,,\nBo,Ray,Beta,bo@beta.example,,Rome\n',
);

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Brings a page up again until it shows the text: what happens in the background takes a moment. */
async function shows(page, address, text) {
  for (let look = 0; look < 40; look++) {
    await page.goto(address);
    const there = await page
      .getByText(text)
      .locator('visible=true')
      .first()
      .waitFor({ timeout: 1500 })
      .then(
        () => true,
        () => false,
      );
    if (there) return;
  }
  assert.fail(`${address} does not say ${text}`);
}

await story('duplicates', async ({ page, origin }) => {
  await bringToExecute(page, origin, old);
  await start(page);
  await bringToExecute(page, origin, show);
  await start(page);

  // The import's own page links to its pairs.
  await shows(page, `${origin}/admin/batch-jobs/2`, '2 pairs of leads look like the same person.');
  await page.getByRole('link', { name: 'See likely duplicates' }).click();
  await page.waitForURL('**/duplicates?job=2');
  await page.getByText('Only pairs with leads from trade-show.csv.').waitFor();
  await isAccessible(page, 'likely duplicates');

  // By keyboard: open the merge, take the younger one's city, merge.
  const merge = button(page, 'Merge Amara Herrera and Amara Herrera');
  await merge.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Merge two leads' }).waitFor();
  await isAccessible(page, 'merging two leads');
  await page.getByRole('radio', { name: 'City: Lisbon' }).focus();
  await page.keyboard.press('ArrowRight');
  assert.ok(await page.getByRole('radio', { name: 'City: Porto' }).isChecked());
  await button(page, 'Merge leads').click();
  await page.getByText('1 pair', { exact: true }).waitFor();
  await button(page, 'Not a duplicate: Cy Fox and Cy Fox').click();
  await page.getByText('No likely duplicates here').waitFor();

  await page.goto(`${origin}/leads/1`);
  await page.getByText('Porto').first().waitFor();
  await page.getByText('amara@northwind.example').first().waitFor();
  await page.getByText('+351211234567').first().waitFor();
  await page.goto(`${origin}/leads?trash=true`);
  await page.getByText('1 lead in the trash').waitFor();

  // Looked at again, the pair that was told apart does not come back.
  await page.goto(`${origin}/duplicates`);
  await button(page, 'Look at all leads').click();
  await page.getByText('Last search').waitFor();
  await page.getByRole('heading', { name: 'No likely duplicates' }).waitFor();
  await page.goto(`${origin}/leads/2`);
  await button(page, 'Find duplicates').click();
  await page.waitForURL('**/duplicates?lead=2');
  await page.getByText('No likely duplicates here').waitFor();

  // Somebody edits a lead of the import; its undo keeps that one and says so.
  await page.goto(`${origin}/leads/5`);
  await button(page, 'Edit').click();
  await page.getByLabel('City').fill('Milan');
  await button(page, 'Save').click();
  await page.getByText('Milan').first().waitFor();
  await page.goto(`${origin}/admin/batch-jobs/2`);
  await button(page, 'Undo import').click();
  const dialog = page.getByRole('dialog', { name: 'Undo this import?' });
  await dialog.getByText('2 leads added by this import go to the trash.').waitFor();
  await dialog.getByRole('button', { name: 'See them' }).click();
  await dialog.getByText('Changed since the import.').waitFor();
  await isAccessible(page, 'what an undo would keep');
  await dialog.getByRole('button', { name: 'Undo import' }).click();
  await page.getByText('This import was undone: 2 leads removed, 0 restored, 1 kept.').waitFor();
  const list = page.getByRole('region', { name: 'What the undo did' }).getByRole('list', { name: 'Kept' });
  await list.getByRole('link', { name: 'Bo Ray' }).waitFor();
  await list.getByText('Changed since the import.').waitFor();
  await page.getByRole('button', { name: /^Removed/ }).click();
  await page.getByRole('list', { name: 'Removed' }).getByRole('link', { name: 'Cy Fox' }).waitFor();
  await isAccessible(page, 'what an undo did');
  await page.goto(`${origin}/leads`);
  await page.getByText('3 leads').waitFor();
  await page.getByText('Bo Ray').first().waitFor();
});
