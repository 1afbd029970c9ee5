// SPDX-License-Identifier: Apache-2.0
//
// A key or click is answered within 100 ms, as the browser itself measures it up to the next picture; long lists scroll without
// drawing more than what is seen. Each act is tried three times and the best counts: a machine with other work is no news.
import assert from 'node:assert/strict';
import { button, bringToExecute, start, story } from './steps.mjs';

const most = 100;
const problems = 30_000;
const columns = 100;

const wide = Buffer.from(
  `${['Last Name', 'Email', ...Array.from({ length: columns - 2 }, (_, n) => `Column ${n}`)].join(',')}\n${Array.from(
    { length: 50 },
    (_, row) =>
      [`Lee ${row}`, `w${row}@example.com`, ...Array.from({ length: columns - 2 }, (_, n) => n * row)].join(','),
  ).join('\n')}\n`,
);
const bad = Buffer.from(
  `Last Name,Email\n${Array.from({ length: problems }, (_, row) => `Lee ${row},not an address ${row}`).join('\n')}\n`,
);
const good = Buffer.from(
  `Last Name,Email\n${Array.from({ length: 500 }, (_, row) => `Lee ${row},g${row}@example.com`).join('\n')}\n`,
);

// The longest answer to a key or click since the last call, in milliseconds.
async function slowest(page) {
  await page.waitForTimeout(150);
  return page.evaluate(() => {
    const seen = globalThis.answers ?? [];
    globalThis.answers = [];
    if (!globalThis.listening) {
      globalThis.listening = true;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (entry.interactionId > 0) globalThis.answers.push(entry.duration);
      }).observe({ type: 'event', durationThreshold: 16 });
    }
    return Math.max(0, ...seen);
  });
}

const measured = [];
async function answers(page, name, act, undo) {
  let best = Infinity;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await slowest(page);
    await act();
    best = Math.min(best, await slowest(page));
    await undo?.();
  }
  measured.push(`${name}: ${best} ms`);
  assert.ok(best <= most, `${name} was answered after ${best} ms`);
}

async function toStep(page, origin, name, buffer, text) {
  await page.goto(`${origin}/leads/import`);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByText('File is ready').waitFor();
  for (const step of [/First \d+ of/, 'Required fields']) {
    await button(page, 'Next').click();
    await page.getByText(step).first().waitFor();
  }
  await page.getByText(text).first().waitFor();
}

await story('quick answers', async ({ page, origin }) => {
  const escape = () => page.keyboard.press('Escape');
  await bringToExecute(page, origin, { name: 'good.csv', mimeType: 'text/csv', buffer: good });
  await start(page);
  await page.goto(`${origin}/leads`);
  await page.getByText('500 leads').waitFor();
  const theme = page.getByRole('button', { name: /(dark|light)/i }).first();
  await answers(page, 'theme', () => theme.click());
  await answers(page, 'columns', () => button(page, 'Columns').click(), escape);
  await answers(page, 'select a page', () => page.getByLabel('Select all on this page').click());
  await answers(page, 'go to', () => page.keyboard.press('Control+k'), escape);
  const search = page.getByRole('searchbox').first();
  await search.focus();
  await answers(
    page,
    'a key in the search',
    () => page.keyboard.press('a'),
    () => page.keyboard.press('Backspace'),
  );

  await toStep(page, origin, 'wide.csv', wide, 'As a lead');
  await page.getByRole('button', { name: /^All \d/ }).click();
  const field = page.getByRole('combobox', { name: 'Field for Column 3', exact: true });
  await answers(page, 'the list of fields, of 100 columns', () => field.click(), escape);
  await field.click();
  await answers(
    page,
    'a key in the list of fields',
    () => page.keyboard.press('c'),
    () => page.keyboard.press('Backspace'),
  );
  await escape();

  await toStep(page, origin, 'bad.csv', bad, 'Required fields');
  await button(page, 'Next').click();
  await page.getByText(/rows were checked/).waitFor();
  const grid = page.getByRole('region', { name: /^Check results table/ }).first();
  await grid.hover();
  const gaps = page.evaluate(
    () =>
      new Promise((resolve) => {
        const found = [];
        let last = performance.now();
        const frame = (now) => {
          found.push(now - last);
          last = now;
          if (found.length < 90) requestAnimationFrame(frame);
          else resolve(found.sort((one, other) => one - other));
        };
        requestAnimationFrame(frame);
      }),
  );
  for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(0, 400);
  const sorted = await gaps;
  const median = Math.round(sorted[Math.floor(sorted.length / 2)]);
  measured.push(`a frame while scrolling, in the middle: ${median} ms`);
  assert.ok(median <= 34, `half of the frames took ${median} ms and more`);
  const drawn = await page.locator('main tbody tr').count();
  assert.ok(drawn < 150, `${drawn} rows are drawn`);
});
console.log(measured.join('\n'));
