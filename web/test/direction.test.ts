// SPDX-License-Identifier: Apache-2.0
//
// Nothing is placed by "left" and "right": a language that is read the other way turns the pages around by itself.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(__dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' });

const physicalCss =
  /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right)[\w-]*|left|right)\s*:|(?:text-align|float)\s*:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius/;
const physicalJsx =
  /\b(?:margin|padding|border)(?:Left|Right)\b|textAlign: '(?:left|right)'|[{,]\s*(?:left|right): ['\d]|\s(?:ml|mr|pl|pr)=/;

function findings(ending: RegExp, pattern: RegExp): string[] {
  return files
    .filter((name) => ending.test(name) && !name.includes('.test.'))
    .flatMap((name) =>
      readFileSync(join(src, name), 'utf8')
        .split('\n')
        .flatMap((line, at) => (pattern.test(line) ? [`${name}:${at + 1} ${line.trim()}`] : [])),
    );
}

test('the style sheets use logical sides', () => {
  expect(findings(/\.css$/, physicalCss)).toEqual([]);
});

test('the components use logical sides', () => {
  expect(findings(/\.tsx$/, physicalJsx)).toEqual([]);
});
