// SPDX-License-Identifier: Apache-2.0
//
// Files that can't be imported say why, in the words of the catalogue; odd ones that can are read right.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isAccessible } from './accessible.mjs';
import { button, story } from './steps.mjs';

const utf16 = (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

const refused = [
  { name: 'empty.csv', content: Buffer.alloc(0), says: /empty\.csv is empty/ },
  {
    name: 'photo.png',
    content: Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
    says: /photo\.png is a picture \(PNG\), not a CSV, XLSX or XLS file/,
  },
  {
    name: 'leads.xlsx',
    content: Buffer.from('504b030414000000080000', 'hex'),
    says: /damaged and (can not|cannot|can't) be read/,
  },
];

const read = [
  {
    name: 'semicolon.csv',
    content: Buffer.from('Name;E-Mail\nMüller;m@example.de\n', 'latin1'),
    cells: ['Müller', 'm@example.de'],
  },
  { name: 'utf-16.csv', content: utf16('Last Name\tEmail\nŁukasz\tl@example.pl\n'), cells: ['Łukasz'] },
  {
    name: 'below a title.csv',
    content: Buffer.from('Export of May\n\nLast Name,Email,City\nLee,a@example.com,Oslo\nRay,b@example.com,Bergen\n'),
    cells: ['Bergen'],
  },
  {
    name: 'same names.csv',
    content: Buffer.from('Last Name,Email,Email\nLee,a@example.com,b@example.com\n'),
    cells: ['b@example.com'],
  },
  { name: 'one row.csv', content: Buffer.from('Last Name\nLee\n'), cells: ['Lee'] },
];

await story('broken files', async ({ page, origin }) => {
  for (const { name, content, says } of refused) {
    await page.goto(`${origin}/leads/import`);
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: content });
    await page.getByRole('alert').filter({ hasText: says }).waitFor();
    await isAccessible(page, name);
    assert.ok(await button(page, 'Choose File').isVisible(), 'another file can be chosen');
  }
  for (const { name, content, cells } of read) {
    await page.goto(`${origin}/leads/import`);
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: content });
    await page.getByText('File is ready').waitFor();
    await button(page, 'Next').click();
    await page.getByText(/First \d+ of/).waitFor();
    for (const cell of cells) await page.getByRole('cell', { name: cell, exact: true }).first().waitFor();
  }
  // The wrong letters are seen and mended by another encoding, and what was said about them goes.
  await page.getByRole('combobox', { name: 'Delimiter' }).click();
  await page.getByRole('option', { name: /Semicolon/ }).click();
  await page.getByText(/First \d+ of/).waitFor();
  await button(page, 'Use detected').click();
  await page.getByRole('cell', { name: 'Lee', exact: true }).waitFor();

  // The samples that are offered come back as they are, and need no choice.
  for (const format of ['CSV', 'XLSX']) {
    await page.goto(`${origin}/leads/import`);
    const arrives = page.waitForEvent('download');
    await button(page, `Download sample file as ${format}`).click();
    const sample = await (await arrives).path();
    const name = `sample.${format.toLowerCase()}`;
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: readFileSync(sample) });
    for (const text of ['File is ready', /First \d+ of/, 'Required fields']) {
      await page.getByText(text).first().waitFor();
      if (text !== 'Required fields') await button(page, 'Next').click();
    }
    await button(page, 'All 10').waitFor();
    await button(page, 'Needs attention 0').waitFor();
    await button(page, 'Not imported 0').waitFor();
  }

  // Cells copied in a spreadsheet, and a file dropped anywhere on the page.
  for (const kind of ['paste', 'drop']) {
    await page.goto(`${origin}/leads/import`);
    await button(page, 'Choose File').waitFor();
    await page.evaluate((what) => {
      const data = new DataTransfer();
      const text = 'Last Name\tEmail\nPasted\tp@example.com\n';
      if (what === 'paste') data.setData('text/plain', text);
      else data.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
      const event =
        what === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    }, kind);
    await page.getByText('File is ready').waitFor();
  }
});
