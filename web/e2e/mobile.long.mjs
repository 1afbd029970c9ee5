// SPDX-License-Identifier: Apache-2.0
//
// A whole import on a telephone, by touch, also on the narrowest one: every step fits, and everything can be touched.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { isAccessible } from './accessible.mjs';
import { root } from './program.mjs';
import { bringToExecute, start, story } from './steps.mjs';

async function fits(page, step) {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0, `${step} is ${over} px wider than ${width} px`);
    // 2.5.8: 24 px at least; links in a sentence are no targets of their own.
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, [role=button], [role=combobox]')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 1)
        .filter((one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 24)
        .map((one) => one.getAttribute('aria-label') ?? one.textContent),
    );
    assert.deepEqual(small, [], `${step}: too small to touch`);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.mantine-Button-label')]
        .filter((label) => label.checkVisibility() && label.scrollWidth > label.clientWidth)
        .map((label) => label.textContent),
    );
    assert.deepEqual(cut, [], `${step} at ${width} px: words of buttons are cut`);
  }
  await isAccessible(page, step);
}

await story(
  'mobile',
  async ({ page, origin }) => {
    await page.goto(`${origin}/leads/import`);
    await page.getByRole('button', { name: 'Choose File' }).waitFor();
    await fits(page, 'upload');
    await bringToExecute(page, origin, join(root, 'samples/trade-show.csv'));
    await fits(page, 'check');
    for (const [title, step] of [
      ['Map your columns to fields', 'mapping'],
      ['Does this look right?', 'preview'],
    ]) {
      await page.getByRole('button', { name: 'Back', exact: true }).tap();
      await page.getByRole('heading', { name: title }).waitFor();
      await page.waitForTimeout(300);
      await fits(page, step);
    }
    for (const title of ['Map your columns to fields', 'Check and start']) {
      await page.getByRole('button', { name: 'Next', exact: true }).tap();
      await page.getByRole('heading', { name: title }).waitFor();
    }
    await page.getByText(/rows were checked/).waitFor();
    await start(page);
    await fits(page, 'result');
    await page.goto(`${origin}/leads`);
    await page.getByRole('button', { name: 'Select', exact: true }).tap();
    const cards = page.getByRole('list', { name: 'Leads' }).getByRole('listitem');
    // The edge of a card answers too.
    await cards.nth(0).tap({ position: { x: 4, y: 4 } });
    await cards.nth(2).tap();
    const bar = page.getByRole('region', { name: 'Actions for selected leads' });
    await bar.getByText('2 selected').waitFor();
    await fits(page, 'selected leads');
    await bar.getByRole('button', { name: 'Change stage' }).tap();
    await page.getByRole('menuitem', { name: 'Qualified' }).tap();
    await page.getByText('2 leads were changed.').waitFor();
    await page.getByRole('button', { name: 'Select', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Open menu' }).tap();
    await page.getByRole('dialog').getByText('Batch Jobs').tap();
    await page.getByRole('heading', { name: 'Batch Jobs' }).waitFor();
    await page.getByText('trade-show.csv').locator('visible=true').first().waitFor();
    await fits(page, 'batch jobs');
  },
  { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
);
