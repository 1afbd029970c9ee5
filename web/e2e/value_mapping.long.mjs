// SPDX-License-Identifier: Apache-2.0
//
// Values of a dropdown that the list does not have are given a meaning once, for all their rows.
import assert from 'node:assert/strict';
import { isAccessible } from './accessible.mjs';
import { button, counters, start, story } from './steps.mjs';

const csv = Buffer.from(
  `Last Name,Email,Stage\n${['New', 'in talks', 'in talks', 'dead', 'Won']
    .map((stage, index) => `Lee ${index},a${index}@example.com,${stage}`)
    .join('\n')}\n`,
);

await story('value mapping', async ({ page, origin }) => {
  await page.goto(`${origin}/leads/import`);
  await page.locator('input[type=file]').setInputFiles({ name: 'stages.csv', mimeType: 'text/csv', buffer: csv });
  await page.getByText('File is ready').waitFor();
  await button(page, 'Next').click();
  await page.getByText(/First \d+ of/).waitFor();
  await button(page, 'Next').click();
  await page.getByText('Required fields').waitFor();
  await page.getByRole('button', { name: '2 of 4 values need a choice' }).waitFor();
  // Too early, Next says what is missing and goes there.
  await button(page, 'Next').click({ force: true });
  await page
    .getByText(/needs? a choice/)
    .first()
    .waitFor();
  assert.ok(page.url().endsWith('/map_fields'));
  await isAccessible(page, 'values without a choice');
  for (const [value, option] of [
    ['in talks', 'Contacted'],
    ['dead', 'Leave this field empty'],
  ]) {
    await page.getByRole('combobox', { name: new RegExp(`${value}`) }).click();
    await page.getByRole('option', { name: option }).first().click();
  }
  await page.getByText('Draft saved').waitFor();
  await button(page, 'Next').click();
  await page.getByText(/rows were checked/).waitFor();
  assert.equal((await counters(page))['New leads'], 5);
  await start(page);
  await page.goto(`${origin}/leads?stage=["contacted"]`);
  await page.getByText('2 leads', { exact: true }).first().waitFor();
});
