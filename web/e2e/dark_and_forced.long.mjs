// SPDX-License-Identifier: Apache-2.0
//
// The wizard in the dark, with forced colours, without motion, and with the text spacing of WCAG 1.4.12: accessible at each step,
// and nothing is cut off.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { isAccessible } from './accessible.mjs';
import { root } from './program.mjs';
import { bringToExecute, button, start, story } from './steps.mjs';

const looks = [
  { colorScheme: 'dark', forcedColors: 'none', reducedMotion: 'no-preference' },
  { colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' },
  { colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' },
];
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

async function look(page, step) {
  for (const media of looks) {
    await page.emulateMedia(media);
    await page.locator(`html[data-mantine-color-scheme=${media.colorScheme}]`).waitFor({ state: 'attached' });
    await page.waitForTimeout(100);
    await isAccessible(page, `${step}, ${JSON.stringify(media)}`);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
  const style = await page.addStyleTag({ content: spacing });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${step} with more spacing is ${over} px wider than the window`);
  await style.evaluate((element) => element.remove());
  const moving = await page.evaluate(
    () => document.getAnimations().filter((animation) => animation.playState === 'running').length,
  );
  assert.equal(moving, 0, `${step}: something moves`);
}

await story(
  'dark and forced colours',
  async ({ page, origin }) => {
    await page.goto(`${origin}/leads/import`);
    await button(page, 'Choose File').waitFor();
    await look(page, 'upload');
    await bringToExecute(page, origin, join(root, 'samples/trade-show.csv'));
    await look(page, 'check');
    await button(page, 'Back').click();
    await page.getByText('Required fields').waitFor();
    await look(page, 'mapping');
    await page.getByRole('combobox', { name: 'Field for Notes' }).click();
    await page.getByRole('option', { name: /^City/ }).waitFor();
    await isAccessible(page, 'the list of fields');
    await page.keyboard.press('Escape');
    await button(page, 'Back').click();
    await page.getByText(/First \d+ of/).waitFor();
    await look(page, 'preview');
    await page.getByRole('button', { name: 'Close import' }).click();
    await page.getByText('Leave this import?').waitFor();
    await look(page, 'the way out');
    await button(page, 'Stay').click();
    for (const text of ['Required fields', /rows were checked/]) {
      await button(page, 'Next').click();
      await page.getByText(text).first().waitFor();
    }
    await start(page);
    await look(page, 'result');
  },
  { bypassCSP: true },
);
