// SPDX-License-Identifier: Apache-2.0
//
// A mapping is saved as a template and fills the next import in; a file of fourteen columns comes in with at most twenty keys.
import assert from 'node:assert/strict';
import { bringToExecute, button, start, story } from './steps.mjs';

const columns = [
  'Vorname',
  'Nachname',
  'Mailadresse',
  'Firma',
  'Funktion',
  'Ort',
  'Kontinent',
  'Bemerkung',
  'Web',
  'Rufnummer',
  'Funktelefon',
  'Herkunft',
  'Stand',
  'Nummer',
];
const csv = (people) =>
  Buffer.from(
    `${columns.join(',')}\n${people
      .map(
        (name) =>
          `${name},Lee,${name.toLowerCase()}@example.com,Acme,Owner,Oslo,Europe,hello,https://example.com,+47 22 00 01 88,,Partner,New,00418`,
      )
      .join('\n')}\n`,
  );

await story('template', async ({ page, origin }) => {
  await bringToExecute(page, origin, { name: 'first.csv', mimeType: 'text/csv', buffer: csv(['Ann', 'Bo']) });
  await button(page, 'Back').click();
  await page.getByText('Required fields').waitFor();
  await page.getByRole('combobox', { name: 'Field for Bemerkung' }).click();
  await page.getByRole('option', { name: /^Description/ }).click();
  await page.getByText('Draft saved').waitFor();
  await button(page, 'Save Template').click();
  await page.getByLabel('Name', { exact: true }).fill('Partners');
  await page.getByRole('dialog').getByRole('button', { name: 'Save Template' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await button(page, 'Next').click();
  await page.getByText(/rows were checked/).waitFor();
  await start(page);

  await page.goto(`${origin}/leads`);
  await page.getByText('2 leads').waitFor();
  let keys = 0;
  const press = async (key) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  await press('i');
  await page.waitForURL('**/leads/import');
  await button(page, 'Choose File').waitFor();
  const asked = page.waitForEvent('filechooser');
  await press('Enter');
  await (await asked).setFiles({ name: 'second.csv', mimeType: 'text/csv', buffer: csv(['Cy', 'Di', 'Ed']) });
  await page.getByText('File is ready').waitFor();
  assert.match(await page.getByRole('combobox', { name: 'Template' }).inputValue(), /Partners/);
  await page.getByText('Chosen because 14 of 14 columns are the same.').waitFor();
  for (const text of [/First \d+ of/, 'Required fields', /rows were checked/]) {
    await press('Alt+ArrowRight');
    await page.getByText(text).first().waitFor();
    if (text === 'Required fields') await page.getByText('From template').first().waitFor();
  }
  await press('Control+Enter');
  await page.getByRole('heading', { name: 'Import completed' }).waitFor();
  assert.ok(keys <= 20, `${keys} keys`);
  await page.goto(`${origin}/leads`);
  await page.getByText('5 leads').waitFor();
  await page.goto(`${origin}/templates`);
  await page.getByText('Partners').first().waitFor();
  await button(page, 'Use Partners for an import').click();
  await page.waitForURL('**/leads/import?template=*');
  assert.match(await page.getByRole('combobox', { name: 'Template' }).inputValue(), /Partners/);
});
