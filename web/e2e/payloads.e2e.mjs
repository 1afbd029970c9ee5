// SPDX-License-Identifier: Apache-2.0
//
// Markup and scripts in every name, header and cell are text on every page: none runs, and the content security
// policy has nothing to report.
import assert from 'node:assert/strict';
import { bringToExecute, start, story } from './steps.mjs';

const image = '<img src=x onerror="window.ran=1">';
const script = '"><script>window.ran=1</script>';
const link = 'javascript:window.ran=1';
const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
const csv = [
  `Last Name,Email,Company,Website,${quoted(image)}`,
  `${quoted(image)},a@example.com,${quoted(script)},,${quoted(script)}`,
  `"{{constructor.constructor('window.ran=1')()}}",b@example.com,"\${window.ran=1}",,`,
  `Plain,${quoted(`not an address ${image}`)},c,${link},`,
].join('\n');

await story('payloads', async ({ page, origin }) => {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`the policy refused ${event.violatedDirective} from ${event.blockedURI}`);
    });
  });
  const api = (method, path, body) =>
    page.evaluate(
      async ([verb, address, data]) => {
        const session = await (await globalThis.fetch('/api/v1/session')).json();
        const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': session.csrf_token };
        const answer = await globalThis.fetch(`/api/v1${address}`, {
          method: verb,
          headers,
          body: JSON.stringify(data),
        });
        return [answer.status, await answer.text()];
      },
      [method, path, body],
    );
  await page.goto(`${origin}/leads`);
  for (const [path, body] of [
    ['/fields', { label: image, type: 'picklist', help: script, options: [{ label: script }], aliases: [image] }],
    ['/users', { name: image, email: 'p@example.com', role: 'user' }],
    ['/leads', { values: { last_name: script, company: image, email: 'd@example.com' } }],
  ]) {
    const [status, answer] = await api('POST', path, body);
    assert.equal(status, 201, answer);
  }
  await bringToExecute(page, origin, { name: `${image}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText('not an address <img').first().waitFor();
  const [saved, why] = await api('POST', '/templates', { name: script, shared: true, import: 1 });
  assert.equal(saved, 201, why);
  await page.reload();
  await page.getByText(/rows were checked/).waitFor();
  await start(page);

  for (const [address, text] of [
    ['/leads', image],
    ['/leads?lead=2', image],
    ['/leads/2', script],
    ['/admin/batch-jobs', image],
    ['/admin/batch-jobs/1', image],
    ['/templates', script],
    ['/admin/fields', image],
    ['/admin/duplicates', 'Match on'],
    ['/admin/users', image],
    ['/admin/audit', 'user.invited'],
    ['/account', 'Where you are signed in'],
  ]) {
    await page.goto(origin + address);
    await page.getByText(text).locator('visible=true').first().waitFor();
    assert.equal(await page.evaluate(() => window.ran), undefined, `a script ran on ${address}`);
    assert.equal(await page.locator('a[href^="javascript:"]').count(), 0, `a script in a link on ${address}`);
  }
});
