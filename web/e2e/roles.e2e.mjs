// SPDX-License-Identifier: Apache-2.0
//
// A person is invited by a one-time link, sees only what the role allows, also by a direct address, and is gone
// everywhere when turned off.
import assert from 'node:assert/strict';
import { isAccessible } from './accessible.mjs';
import { story } from './steps.mjs';

await story('roles', async ({ browser, page, origin }) => {
  await page.goto(`${origin}/admin/users`);
  await page.getByRole('button', { name: 'Add user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Mei Chen');
  await dialog.getByLabel('Email').fill('mei@example.com');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByLabel('One-time link').inputValue();
  await isAccessible(page, 'one-time link');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Invited').waitFor();

  const other = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await other.goto(link);
  await other.getByText('You sign in as mei@example.com').waitFor();
  await isAccessible(other, 'invitation');
  await other.getByLabel('Password', { exact: true }).fill('a quiet evening in may');
  await other.keyboard.press('Enter');
  await other.waitForURL('**/leads');
  const menu = other.getByRole('navigation', { name: 'Main' });
  await menu.getByText('My imports').waitFor();
  assert.equal(await menu.getByText('Admin').count(), 0);
  for (const address of ['/admin/users', '/admin/audit', '/admin/fields', '/admin/duplicates', '/admin/import']) {
    await other.goto(origin + address);
    await other.getByText('You do not have the right to see this').waitFor();
  }
  await other.goto(link);
  await other.getByText('This link does not work').waitFor();

  await other.goto(`${origin}/leads`);
  await other.getByText('No leads yet').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Actions for Mei Chen' }).click();
  await page.getByRole('menuitem', { name: 'Turn off' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click();
  await page.getByText('Turned off').waitFor();
  await other.reload();
  await other.getByRole('heading', { name: 'Sign in' }).waitFor();

  await page.goto(`${origin}/admin/audit`);
  await page.getByText('user.invited').waitFor();
});
