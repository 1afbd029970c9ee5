// SPDX-License-Identifier: Apache-2.0
//
// Admin > Import settings: a webhook is added, its secret shown once, a test arrives signed, and the end of an import arrives; a mail
// server that is not there is told as such, and the message can be sent again.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { isAccessible } from './accessible.mjs';
import { root } from './program.mjs';
import { bringToExecute, button, start, story } from './steps.mjs';

const received = [];
const program = createServer((request, answer) => {
  let body = '';
  request.on('data', (piece) => (body += piece));
  request.on('end', () => {
    received.push({ signature: request.headers['inlet-signature'], body });
    answer.end();
  });
}).listen(0, '127.0.0.1');
await new Promise((resolve) => program.once('listening', resolve));
const url = `http://127.0.0.1:${program.address().port}/hook`;

const arrived = async (count) => {
  for (let look = 0; look < 100 && received.length < count; look++) await new Promise((next) => setTimeout(next, 200));
  assert.equal(received.length, count);
};

try {
  await story('notifications', async ({ page, origin }) => {
    await page.goto(`${origin}/admin/import`);
    await page.getByText('No program is told.').waitFor();
    await isAccessible(page, 'import settings');
    await button(page, 'Add webhook').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Address').fill(url);
    await button(dialog, 'Add webhook').click();
    await page.getByText('This secret is shown once. Copy it now.').waitFor();
    await isAccessible(page, 'the secret of a webhook');
    const secret = await page.getByLabel('Secret', { exact: true }).inputValue();
    await button(page, 'Done').click();
    await button(page, `Test ${url}`).click();
    await arrived(1);

    await page.getByLabel('Server').fill('127.0.0.1');
    await page.getByLabel('Port', { exact: true }).fill('1');
    await page.getByLabel('Sender').fill('inlet@example.com');
    await page.getByRole('region', { name: 'E-mail' }).getByRole('button', { name: 'Save' }).click();
    await page.getByLabel('Send a test message to').waitFor();
    await button(page, 'Send a test').click();
    await page.getByText('Not delivered').first().waitFor();
    await isAccessible(page, 'messages');

    await bringToExecute(page, origin, join(root, 'samples/trade-show.csv'));
    await start(page);
    await arrived(2);
    for (const { signature, body } of received) {
      const [, at, hash] = /^t=(\d+),v1=([0-9a-f]+)$/.exec(signature);
      assert.equal(hash, createHmac('sha256', secret).update(`${at}.${body}`).digest('hex'));
    }
    assert.equal(JSON.parse(received[1].body).import, 1);
    assert.ok(!received[1].body.includes('daniel'), 'no values of cells');
    await page.goto(`${origin}/admin/import`);
    await page.getByRole('link', { name: 'Job 1' }).first().waitFor();
    await page.getByText('Delivered').first().waitFor();
  });
} finally {
  program.close();
}
