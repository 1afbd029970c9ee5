// SPDX-License-Identifier: Apache-2.0
//
// Takes a picture of every view with the fake API and runs axe on each:
// tools/screenshots [name-part,name-part] [--out DIR] [--light] [--dark] [--widths 1440,1024,768,390,320] [--language de].
// Without --widths all views at 1280, and at 390 those that people use on a telephone. With --language a view is reached in English and
// loaded anew in that language, which closes menus and dialogs.
// Fails when axe finds something serious or critical, when a view scrolls sideways, or when a page logs an error.
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { pagesOverFake } from './pages_over_fake.mjs';
import { states } from './states.mjs';
import { views } from './views.mjs';

const args = process.argv.slice(2);
const outAt = args.indexOf('--out');
const out = outAt >= 0 ? args.splice(outAt, 2)[1] : '/tmp/inlet-look';
const widthsAt = args.indexOf('--widths');
const widths = widthsAt >= 0 ? args.splice(widthsAt, 2)[1].split(',').map(Number) : null;
const languageAt = args.indexOf('--language');
const language = languageAt >= 0 ? args.splice(languageAt, 2)[1] : null;
const wanted = (args.find((arg) => !arg.startsWith('--')) ?? '').split(',');
const only = ['light', 'dark'].filter((scheme) => args.includes(`--${scheme}`));
const schemes = only.length > 0 ? only : ['light', 'dark'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(out, { recursive: true });

const pages = await pagesOverFake();
const { address } = pages;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
let failures = 0;

for (const view of [...views, ...states].filter(({ name }) => wanted.some((part) => name.includes(part)))) {
  const ownWidths = view.widths ?? (view.narrow ? [1280, 390] : [1280]);
  for (const width of widths ?? ownWidths) {
    const isNarrow = width <= 760;
    const size = { width, height: isNarrow ? 844 : 800 };
    for (const colorScheme of schemes) {
      const context = await browser.newContext({
        viewport: size,
        colorScheme,
        reducedMotion: 'reduce',
        bypassCSP: true,
      });
      context.setDefaultTimeout(120_000);
      const page = await context.newPage();
      const errors = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on(
        'console',
        (message) =>
          message.type() === 'error' &&
          !/401|403|404|409|422|500|ERR_FAILED/.test(message.text()) &&
          errors.push(message.text()),
      );
      await page.request.get(`${address}/api/v1/fake/reset?${view.fake ?? ''}`);
      const label = `${view.name}${widths !== null ? `-${width}` : isNarrow ? '-narrow' : ''}-${colorScheme}`;
      try {
        await view.before?.(page);
        await page.goto(address + view.path);
        await view.act?.(page, isNarrow);
        if (language !== null) {
          await page.evaluate((wish) => (document.cookie = `inlet_language=${wish}; Path=/`), language);
          await page.reload();
          await page.locator(`html[lang=${language}]`).waitFor();
          await page.waitForTimeout(900);
        }
        await page.waitForTimeout(350);
        await page.screenshot({ path: `${out}/${label}.png`, fullPage: view.full === true });
        await page.evaluate(axe);
        const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
        const grave = result.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        for (const { id, nodes } of grave)
          errors.push(
            `axe ${id}: ${nodes
              .slice(0, 3)
              .map((node) => node.target.join(' '))
              .join(' | ')}`,
          );
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (sideways > 0) errors.push(`scrolls sideways by ${sideways} px`);
      } catch (error) {
        errors.push(String(error).split('\n').slice(0, 3).join(' '));
        await page.screenshot({ path: `${out}/${label}.png` }).catch(() => undefined);
      }
      failures += errors.length > 0 ? 1 : 0;
      console.log(`${errors.length > 0 ? 'FAIL' : 'ok  '} ${label}`);
      for (const error of errors) console.log(`       ${error.slice(0, 400)}`);
      await context.close();
    }
  }
}
await browser.close();
await pages.end();
console.log(failures === 0 ? 'all views are clean' : `${failures} views with findings`);
process.exit(failures === 0 ? 0 : 1);
