// SPDX-License-Identifier: Apache-2.0
//
// The server dies in the middle of an import and comes back: the import goes on by itself, and no record is there twice.
import assert from 'node:assert/strict';
import { openBrowser, startProgram, temporaryFolder } from './program.mjs';
import { bringToExecute, button, counters, setUp, signIn } from './steps.mjs';

const rows = 120_000;
const csv = Buffer.from(
  `First Name,Last Name,Email,Company\n${Array.from(
    { length: rows },
    (_, index) => `Ann,Lee ${index},ann${index}@example.com,Company ${index % 977}`,
  ).join('\n')}\n`,
);

const data = temporaryFolder();
let program = await startProgram(data);
const { browser, page } = await openBrowser(program.origin);
try {
  await setUp(page, program.setUpLink);
  page.setDefaultTimeout(120_000);
  await bringToExecute(page, program.origin, { name: 'many.csv', mimeType: 'text/csv', buffer: csv });
  await button(page, 'Start Import').click();
  await page.getByText(/[1-9][\d,]* of 120,000 rows/).waitFor();
  await program.end('SIGKILL');
  await page
    .getByText(/No connection/)
    .first()
    .waitFor();

  program = await startProgram(data);
  await page.context().clearCookies();
  await signIn(page, program.origin);
  await page.goto(`${program.origin}/admin/batch-jobs/1`);
  await page.getByText('Completed', { exact: true }).first().waitFor();
  assert.equal((await counters(page))['New leads'], rows);
  const total = await page.evaluate(async () => {
    const emails = new Set();
    let after = '';
    do {
      const answer = await globalThis.fetch(`/api/v1/leads?limit=100&sort=id${after === '' ? '' : `&after=${after}`}`);
      const found = await answer.json();
      for (const lead of found.leads) emails.add(lead.values.email);
      after = found.next ?? '';
    } while (after !== '' && emails.size < 5000);
    return emails.size;
  });
  assert.equal(total, 5000, 'the first five thousand leads are five thousand people');
} finally {
  await browser.close();
  await program.end();
}
console.log('killed server: passed');
