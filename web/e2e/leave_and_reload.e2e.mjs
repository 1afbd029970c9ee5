// SPDX-License-Identifier: Apache-2.0
//
// A person leaves, reloads and comes back at every step, and finds everything as it was left; a second tab is told that it is late.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from './program.mjs';
import { button, signIn, story } from './steps.mjs';

const steps = [
  ['upload', 'Upload your file'],
  ['preview', 'Does this look right?'],
  ['map_fields', 'Map your columns to fields'],
  ['execute', 'Check and start'],
];

async function leaveAndComeBack(page, step) {
  await page.getByRole('button', { name: 'Close import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave this import?' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.ok(page.url().includes('/leads/import/'), 'Escape closes the dialog, never the wizard');
  await page.getByRole('button', { name: 'Close import' }).click();
  await button(page, 'Save and leave').click();
  await page.getByText(/Continue your import: trade-show\.csv/).waitFor();
  await page.getByRole('link', { name: 'Continue' }).click();
  await page.waitForURL(`**/${step}`);
}

// A choice, until the server has it.
async function choose(page, column, field) {
  const saved = page.waitForResponse(
    (response) => response.request().method() === 'PUT' && response.url().endsWith('/mapping'),
  );
  await page.getByRole('combobox', { name: `Field for ${column}` }).click();
  await page.getByRole('option', { name: field }).click();
  await saved;
}

await story('leave and reload', async ({ page, origin }) => {
  await page.goto(`${origin}/leads/import`);
  await page.locator('input[type=file]').setInputFiles(join(root, 'samples/trade-show.csv'));
  await page.getByText('File is ready').waitFor();
  for (const [step, title] of steps) {
    const heading = page.getByRole('heading', { name: title });
    await heading.waitFor();
    await page.reload();
    await heading.waitFor();
    // With the file in, the upload is done: who comes back is shown what was read.
    if (step !== 'upload') {
      await leaveAndComeBack(page, step);
      await heading.waitFor();
    }
    if (step === 'map_fields') {
      await choose(page, 'Notes', /^City/);
      await page.reload();
      await heading.waitFor();
      assert.match(await page.getByRole('combobox', { name: 'Field for Notes' }).inputValue(), /City/);
    }
    if (step === 'map_fields') {
      // Reloaded before the pause after which choices are sent: this one is there all the same.
      await page.getByRole('combobox', { name: 'Field for Notes' }).click();
      await page.getByRole('option', { name: /^Website/ }).click();
      await page.reload();
      await heading.waitFor();
      assert.match(await page.getByRole('combobox', { name: 'Field for Notes' }).inputValue(), /Website/);
    }
    if (step !== 'execute') await button(page, 'Next').click();
  }

  // Back, and the browser's own Back and Forward, go from step to step.
  const mapping = page.getByRole('heading', { name: 'Map your columns to fields' });
  const check = page.getByRole('heading', { name: 'Check and start' });
  await button(page, 'Back').click();
  await mapping.waitFor();
  await page.goBack();
  await check.waitFor();
  await page.goForward();
  await mapping.waitFor();
  await button(page, 'Next').click();
  await check.waitFor();

  // Signed out meanwhile: the draft is the person's, not the browser's.
  await page.context().clearCookies();
  await page.goto(origin);
  await signIn(page, origin);
  await page.getByText(/Continue your import: trade-show\.csv, step Execute/).waitFor();
  await page.getByRole('link', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Check and start' }).waitFor();

  // Two tabs on one draft: the older one is told and can load what the newer one did.
  const address = page.url().replace(/execute$/, 'map_fields');
  await page.goto(address);
  await page.getByText('Required fields').waitFor();
  const other = await page.context().newPage();
  await other.goto(address);
  await other.getByText('Required fields').waitFor();
  await choose(other, 'Notes', /^Description/);
  await choose(page, 'Country', /^City/);
  await page.getByText('This import was changed in another tab').waitFor();
  await button(page, 'Reload').click();
  await page.getByText('This import was changed in another tab').waitFor({ state: 'detached' });
  const notes = page.getByRole('combobox', { name: 'Field for Notes' });
  for (let look = 0; look < 100 && !/Description/.test(await notes.inputValue()); look++)
    await page.waitForTimeout(100);
  assert.match(await notes.inputValue(), /Description/);
});
