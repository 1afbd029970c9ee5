// SPDX-License-Identifier: Apache-2.0
//
// What a person does with the pages, in words that the stories share.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openBrowser, person, startProgram, temporaryFolder } from './program.mjs';

export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** The one-time link, then the three pages of set-up. */
export async function setUp(page, link) {
  await page.goto(link);
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await button(page, 'Next').click();
  await page.getByText('2 of 3').waitFor();
  await page.getByLabel('Name').first().fill('Acme');
  await button(page, 'Next').click();
  await page.getByText('3 of 3').waitFor();
  await button(page, 'Finish').click();
  await page.getByText('Inlet is ready').waitFor();
}

export async function signIn(page, origin) {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await button(page, 'Sign in').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** From Leads to the last step of the wizard; `file` is a path or {name, mimeType, buffer}. */
export async function bringToExecute(page, origin, file) {
  await page.goto(`${origin}/leads`);
  await page.getByRole('main').getByText('Import', { exact: true }).first().click();
  await page.waitForURL('**/leads/import');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('File is ready').waitFor();
  await button(page, 'Next').click();
  await page.waitForURL('**/preview');
  await page.getByText(/First \d+ of/).waitFor();
  await button(page, 'Next').click();
  await page.waitForURL('**/map_fields');
  await page
    .getByRole('combobox', { name: /^Field for/ })
    .first()
    .waitFor();
  await button(page, 'Next').click();
  await page.waitForURL('**/execute');
  await page.getByText(/rows were checked/).waitFor();
}

export async function start(page) {
  await button(page, 'Start Import').click();
  await page.getByRole('heading', { name: /Import completed/ }).waitFor();
}

/** The four counters as people read them: {"New leads": 35, ...}. */
export async function counters(page) {
  const text = await page.getByRole('main').innerText();
  const counts = {};
  for (const name of ['New leads', 'Updated', 'Duplicates, skipped', 'Will fail', 'Failed']) {
    const found = new RegExp(`${name}\\n([\\d,]+)`).exec(text);
    if (found) counts[name] = Number(found[1].replaceAll(',', ''));
  }
  return counts;
}

/** A story over a fresh program: set up, then told what happened; shows the page when it fails, and ends all. */
export async function story(name, tell, options = {}) {
  const data = temporaryFolder();
  const program = await startProgram(data);
  const opened = await openBrowser(program.origin, options);
  try {
    await setUp(opened.page, program.setUpLink);
    await tell({ ...opened, program, data, origin: program.origin });
    assert.deepEqual(opened.problems, []);
  } catch (error) {
    await opened.page.screenshot({ path: process.env.INLET_E2E_PICTURE ?? join(data, 'failed.png') }).catch(() => {});
    console.error(
      await opened.page
        .locator('body')
        .innerText()
        .catch(() => ''),
    );
    throw error;
  } finally {
    await opened.browser.close();
    await program.end();
  }
  console.log(`${name}: passed`);
}
