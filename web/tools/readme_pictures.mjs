// SPDX-License-Identifier: Apache-2.0
//
// Makes the pictures of the README from the real program: `node web/tools/readme_pictures.mjs` with build/release/inlet built and
// Debian's package webp installed. docs/pictures/check.png is the check; import.webp a whole import, moving.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { story } from '../e2e/steps.mjs';
import { root, temporaryFolder } from '../e2e/program.mjs';

const pictures = join(root, 'docs/pictures');
const frames = temporaryFolder();
// How long each moment stays, so that it can be read.
const shots = [];

process.env.INLET ??= join(root, 'build/release/inlet');

await story('pictures', async ({ page, origin }) => {
  const keep = async (milliseconds) => {
    const path = join(frames, `${String(shots.length).padStart(3, '0')}.png`);
    await page.waitForTimeout(250);
    await page.screenshot({ path });
    shots.push({ path, milliseconds });
  };
  const press = async (name) => {
    const button = page.getByRole('button', { name, exact: true });
    await button.hover();
    await keep(500);
    await button.click();
  };
  await page.setViewportSize({ width: 1120, height: 720 });
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await page.goto(`${origin}/leads/import`);
  await page.getByText('Drop your file here').waitFor();
  await keep(1200);
  await page.locator('input[type=file]').setInputFiles(join(root, 'samples/trade-show.csv'));
  await page.getByText('File is ready').waitFor();
  await keep(1200);
  await press('Next');
  await page.getByText(/First \d+ of/).waitFor();
  await keep(2000);
  await press('Next');
  await page.getByText('Required fields').waitFor();
  await keep(2400);
  await press('Next');
  await page.getByText(/rows were checked/).waitFor();
  await keep(2400);
  await page.screenshot({ path: join(pictures, 'check.png') });
  await page.getByText('Start Import').first().scrollIntoViewIfNeeded();
  await press('Start Import');
  await page.getByRole('heading', { name: /Import completed/ }).waitFor();
  await keep(2400);
  await page.goto(`${origin}/leads`);
  await page.getByText('35 leads').waitFor();
  await keep(2400);
});

const moving = shots.flatMap(({ path, milliseconds }) => ['-d', String(milliseconds), '-lossy', '-q', '70', path]);
execFileSync('img2webp', ['-loop', '0', '-min_size', ...moving, '-o', join(pictures, 'import.webp')]);
