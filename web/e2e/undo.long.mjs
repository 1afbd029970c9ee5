// SPDX-License-Identifier: Apache-2.0
//
// An import is undone after somebody worked with some of its leads: those stay, and are named.
import { join } from 'node:path';
import { isAccessible } from './accessible.mjs';
import { root } from './program.mjs';
import { bringToExecute, button, start, story } from './steps.mjs';

await story('undo', async ({ page, origin }) => {
  await bringToExecute(page, origin, join(root, 'samples/trade-show.csv'));
  await start(page);
  for (const id of [1, 2]) {
    await page.goto(`${origin}/leads/${id}`);
    await button(page, 'Edit').click();
    await page.getByLabel('City').fill('Bergen');
    await button(page, 'Save').click();
    await page.getByText('Saved').first().waitFor();
  }
  await page.goto(`${origin}/admin/batch-jobs/1`);
  await button(page, 'Undo import').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('33 leads added by this import go to the trash.').waitFor();
  await dialog.getByText('2 leads were changed by someone after the import').waitFor();
  await isAccessible(page, 'undo');
  await dialog.getByRole('button', { name: 'Undo import' }).click();
  await page.getByText('33 leads removed, 0 restored, 2 kept').first().waitFor();
  await page.getByText('Undone').first().waitFor();
  await page.goto(`${origin}/leads`);
  await page.getByText('2 leads').waitFor();
  await page.goto(`${origin}/leads?trash=true`);
  await page.getByText('33 leads in the trash').waitFor();
});
