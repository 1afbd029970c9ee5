// SPDX-License-Identifier: Apache-2.0
//
// axe over the page as it stands: no finding that is serious or critical.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** `rule`: that one alone, where nothing else can be another than in a view that was looked at already. */
export async function isAccessible(page, view, rule = undefined) {
  const options = { resultTypes: ['violations'], ...(rule && { runOnly: [rule] }) };
  // As a browser's own tool would: the policy of the pages allows no script but theirs.
  const found = await page.evaluate(`${axe}; axe.run(document, ${JSON.stringify(options)})`);
  const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(
    serious.map(({ id, nodes }) => `${view}: ${id} at ${nodes[0].html}`),
    [],
  );
}
