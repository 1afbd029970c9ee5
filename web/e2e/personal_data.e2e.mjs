// SPDX-License-Identifier: Apache-2.0
//
// An administrator finds a person, hands over what is kept, erases it, and nothing is left. INLET_E2E_PICTURES names a folder for pictures.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isAccessible } from './accessible.mjs';
import { bringToExecute, button, start, story } from './steps.mjs';

const csv = 'Last Name,Email,Company\nLee,lee@example.com,Acme\nMay,may@example.com,Acme\nOne,broken,lee@example.com\n';

/** A picture in both themes, wide and narrow; none is wider than its window. */
async function look(page, name) {
  const folder = process.env.INLET_E2E_PICTURES;
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overhang <= 0, `${name} is ${overhang} pixels wider than a window of ${width}`);
      if (folder) await page.screenshot({ path: `${folder}/${name}_${colorScheme}_${width}.png`, fullPage: true });
    }
    await isAccessible(page, `${name} ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
}

await story('personal data', async ({ page, origin }) => {
  const file = { name: 'visitors.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await bringToExecute(page, origin, file);
  await start(page);
  await page.goto(`${origin}/admin/personal-data`);
  await page.getByText('No inquiries yet').waitFor();
  await look(page, 'empty');

  await button(page, 'Search everything').click();
  await page.getByText('Enter an email address or a phone number.').waitFor();
  await page.getByLabel('Email of the person').fill('Lee@Example.com');
  await button(page, 'Search everything').click();
  const inquiry = page.getByRole('region', { name: 'Inquiry 1' });
  await inquiry.getByText('1 lead with its history').waitFor();
  await inquiry.getByText('2 rows in these files').waitFor();
  await inquiry.getByText('visitors.csv').waitFor();
  await look(page, 'found');

  const [download] = await Promise.all([page.waitForEvent('download'), inquiry.getByText('Download as JSON').click()]);
  const kept = JSON.parse(readFileSync(await download.path(), 'utf8'));
  assert.equal(kept.leads.length, 1);
  assert.equal(kept.files[0].rows.length, 2);
  assert.doesNotMatch(JSON.stringify(kept), /may@example\.com/);

  await button(page, 'Erase …').click();
  await button(page, 'Erase for good').click();
  await page.getByText('Tick this first.').waitFor();
  await look(page, 'asked');
  await page.getByLabel(/can’t be undone/).check();
  await button(page, 'Erase for good').click();
  await inquiry.getByText('All of this is erased for good:').waitFor();
  await look(page, 'erased');

  await page.goto(`${origin}/leads`);
  await page.getByText('may@example.com').first().waitFor();
  assert.equal(await page.getByText('lee@example.com').count(), 0);
  await page.goto(`${origin}/admin/batch-jobs/1`);
  await page.getByText('The file and its failed records were deleted').waitFor();
  assert.equal(await page.getByText('lee@example.com').count(), 0);
  await page.goto(`${origin}/admin/audit`);
  await page.getByText('person.erased').first().waitFor();
  assert.equal(await page.getByText(/lee@example/i).count(), 0, 'the audit log does not say whom it was about');
});
