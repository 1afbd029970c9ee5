// SPDX-License-Identifier: Apache-2.0
//
// Markup and scripts in every name, header and cell are text on every page: none runs, and the content security
// policy has nothing to report.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { bringToExecute, button, start, story } from './steps.mjs';

const image = '<img src=x onerror="window.ran=1">';
const script = '"><script>window.ran=1</script>';
const link = 'javascript:window.ran=1';
// Each ends an element, an attribute, a text of a script or a style, a template or a link in its own way.
const payloads = [
  image,
  script,
  '<svg onload=window.ran=1>',
  '<svg><script>window.ran=1</script></svg>',
  `'"><img src=x onerror=window.ran=1>`,
  '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
  '<details open ontoggle=window.ran=1>x</details>',
  '<body onload=window.ran=1>',
  '<math><mtext><img src=x onerror=window.ran=1></mtext></math>',
  '</title><script>window.ran=1</script>',
  '</textarea><script>window.ran=1</script>',
  '</style><script>window.ran=1</script>',
  '--><script>window.ran=1</script>',
  ']]><script>window.ran=1</script>',
  "{{constructor.constructor('window.ran=1')()}}",
  '${window.ran=1}',
  '<a href="javascript:window.ran=1">x</a>',
  '<form action="javascript:window.ran=1"><button>x</button></form>',
  '<style>@import "https://elsewhere.invalid/a.css"</style>',
  '<link rel=stylesheet href=https://elsewhere.invalid/a.css>',
  '<meta http-equiv=refresh content="0;url=javascript:window.ran=1">',
  '\u0000<script>window.ran=1</script>',
  '&lt;img src=x onerror=window.ran=1&gt;<input autofocus onfocus=window.ran=1>',
];
const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
const csv = [
  `Last Name,Email,Company,Website,${quoted(image)}`,
  `${quoted(image)},a@example.com,${quoted(script)},,${quoted(script)}`,
  `"{{constructor.constructor('window.ran=1')()}}",b@example.com,"\${window.ran=1}",,`,
  `Plain,${quoted(`not an address ${image}`)},c,${link},`,
  ...payloads.map((text, at) => `${quoted(text)},p${at}@example.com,${quoted(text)},,`),
  ...payloads.map((text) => `Fails,${quoted(text)},${quoted(text)},,`),
].join('\n');
// Every second header is hostile, and so are the sheets.
const workbook = execFileSync(
  'python3',
  [
    '-c',
    `
import io, sys, zipfile
from xml.sax.saxutils import escape, quoteattr
sheets = ["<img src=x onerror=ran=1>", "'><svg onload=ran=1>"]
cell = lambda text: '<c t="inlineStr"><is><t>' + escape(text) + '</t></is></c>'
rows = [["Last Name", "<img src=x onerror=window.ran=1>", "Email", "</th><script>window.ran=1</script>"], ["Lee", "<svg onload=window.ran=1>", "x@example.com", "y"]]
data = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + "".join("<row>" + "".join(map(cell, row)) + "</row>" for row in rows) + "</sheetData></worksheet>"
head = '<?xml version="1.0" encoding="UTF-8"?>'
kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
made = io.BytesIO()
with zipfile.ZipFile(made, "w") as book:
    book.writestr("[Content_Types].xml", head + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>')
    book.writestr("_rels/.rels", head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="' + kind + '/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    book.writestr("xl/workbook.xml", head + '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="' + kind + '"><sheets>' + "".join("<sheet name=%s sheetId=\\"%d\\" r:id=\\"r%d\\"/>" % (quoteattr(name), at + 1, at + 1) for at, name in enumerate(sheets)) + "</sheets></workbook>")
    book.writestr("xl/_rels/workbook.xml.rels", head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join('<Relationship Id="r%d" Type="' % (at + 1) + kind + '/worksheet" Target="worksheets/sheet%d.xml"/>' % (at + 1) for at in range(2)) + "</Relationships>")
    for at in range(2):
        book.writestr("xl/worksheets/sheet%d.xml" % (at + 1), head + data)
sys.stdout.buffer.write(made.getvalue())
`,
  ],
  { maxBuffer: 1 << 20 },
);

await story('payloads', async ({ page, origin }) => {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`the policy refused ${event.violatedDirective} from ${event.blockedURI}`);
    });
  });
  /** Nothing ran, and no text has become an element or an attribute. */
  const isHarmless = async (where) => {
    assert.equal(await page.evaluate(() => window.ran), undefined, `a script ran: ${where}`);
    const made = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter(
          (each) =>
            [...each.attributes].some(
              ({ name, value }) =>
                /^on/.test(name) || (/^(href|src|action|srcdoc)$/.test(name) && /^javascript:/.test(value)),
            ) ||
            each.matches('iframe, object, embed, math, details[ontoggle], img[src="x"], meta[http-equiv=refresh]') ||
            each.matches('link[href*="elsewhere"], style:not([data-mantine-styles]):not([nonce]), script:not([src])'),
        )
        .filter((each) => !each.matches('script[type="application/json"]') && /ran|elsewhere/.test(each.outerHTML))
        .map((each) => each.outerHTML.slice(0, 200)),
    );
    assert.deepEqual(made, [], where);
  };
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
    ['/roles', { name: script, rights: {}, fields: {} }],
    ['/tokens', { name: image, rights: ['view_leads'], expires_in_days: null }],
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

  await isHarmless('the end of an import');

  await page.goto(`${origin}/leads/import`);
  const name = `${script.replaceAll('/', '')}.xlsx`;
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: workbook });
  await page.getByText('File is ready').waitFor();
  await isHarmless('a file is ready');
  await button(page, 'Next').click();
  await page.getByText(/First \d+ of/).waitFor();
  await page.getByText('<img src=x onerror=').locator('visible=true').first().waitFor();
  await isHarmless('the preview of a sheet');
  await button(page, 'Next').click();
  await page.getByText('Required fields').waitFor();
  await isHarmless('mapping');

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
    ['/admin/personal-data', 'Personal data'],
    ['/admin/import', 'Import settings'],
    ['/duplicates', 'Likely duplicates'],
    ['/account', 'Where you are signed in'],
    ['/help', 'Help'],
  ]) {
    await page.goto(origin + address);
    await page.getByText(text).locator('visible=true').first().waitFor();
    await isHarmless(address);
  }
});
