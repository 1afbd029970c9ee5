// SPDX-License-Identifier: Apache-2.0
//
// A newcomer's first hour: set up, import a file with good, bad and duplicate rows, read the counts, download what failed,
// mend it, import again, come back after a restart; and the pages are accessible all along.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAccessible } from './accessible.mjs';
import { openBrowser, root, startProgram, temporaryFolder } from './program.mjs';
import { bringToExecute, counters, setUp, signIn, start } from './steps.mjs';

const data = temporaryFolder();
let program = await startProgram(data);
const { browser, page, problems } = await openBrowser(program.origin);
try {
  await setUp(page, program.setUpLink);
  await page.goto(`${program.origin}/leads`);
  await page.getByText('No leads yet').waitFor();
  await isAccessible(page, 'empty list');

  await bringToExecute(page, program.origin, join(root, 'samples/trade-show.csv'));
  assert.deepEqual(await counters(page), { 'New leads': 35, Updated: 0, 'Duplicates, skipped': 2, 'Will fail': 3 });
  await isAccessible(page, 'check');

  await page.reload();
  await page.getByText(/rows were checked/).waitFor();
  await start(page);
  assert.deepEqual(await counters(page), { 'New leads': 35, Updated: 0, 'Duplicates, skipped': 2, Failed: 3 });
  await page.getByText('5 records: 3 failed, 2 duplicates').waitFor();
  await isAccessible(page, 'result');

  const arrives = page.waitForEvent('download');
  await page.getByText('Download Failed Records', { exact: true }).first().click();
  const download = await arrives;
  const failed = readFileSync(await download.path(), 'utf8');
  assert.equal(failed.trim().split('\r\n').length, 1 + 5);
  assert.match(failed, /daniel\.fischer\(at\)example\.de.*INVALID_EMAIL/);

  await page.goto(`${program.origin}/leads`);
  await page.getByText('35 leads').waitFor();
  await isAccessible(page, 'list');

  // The server is killed and comes back; the person signs in again and everything is there. Without a page meanwhile, which
  // would ask a server that is not there; killed_server.long.mjs is about that.
  await page.goto('about:blank');
  await program.end('SIGKILL');
  program = await startProgram(data);
  assert.equal(program.setUpLink, undefined);
  await page.context().clearCookies();
  await signIn(page, program.origin);
  await page.goto(`${program.origin}/leads`);
  await page.getByText('35 leads').waitFor();

  const mended = failed.replace('daniel.fischer(at)example.de', 'daniel.fischer@example.de');
  await bringToExecute(page, program.origin, {
    name: download.suggestedFilename(),
    mimeType: 'text/csv',
    buffer: Buffer.from(mended),
  });
  assert.deepEqual(await counters(page), { 'New leads': 1, Updated: 0, 'Duplicates, skipped': 2, 'Will fail': 2 });
  await start(page);
  await page.goto(`${program.origin}/leads`);
  await page.getByText('36 leads').waitFor();

  await page.goto(`${program.origin}/admin/batch-jobs`);
  await page.getByText('Job 2').waitFor();
  await isAccessible(page, 'batch jobs');
  await page.goto(`${program.origin}/admin/batch-jobs/1`);
  await page.getByText('Why 3 records failed').waitFor();
  await isAccessible(page, 'job');
  assert.deepEqual(
    problems.filter((problem) => !problem.startsWith('request to http://127.0.0.1')),
    [],
  );
} catch (error) {
  await page.screenshot({ path: join(data, 'failed.png') }).catch(() => {});
  console.error(
    await page
      .locator('body')
      .innerText()
      .catch(() => ''),
  );
  throw error;
} finally {
  await browser.close();
  await program.end();
}
console.log('first import: passed');
