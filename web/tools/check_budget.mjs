// SPDX-License-Identifier: Apache-2.0
//
// The scripts of the first view (sign-in and Leads) with its texts in the longer language stay within 200 KB, compressed. Run after a build.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limitKb = 200;
const dist = new URL('../dist/', import.meta.url);
const page = readFileSync(new URL('index.html', dist), 'utf8');
if (/<script(?![^>]*\bsrc=)/.test(page)) {
  console.error('index.html has a script of its own: the content security policy forbids it.');
  process.exit(1);
}
const scripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name);
const compressed = (name) => gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length;
const catalogues = readdirSync(new URL('assets', dist)).filter((name) => /^first-[^.]*\.js$/.test(name));
if (catalogues.length !== 2)
  throw new Error(`expected the first texts of two languages, found ${catalogues.join(', ')}`);
const texts = Math.max(...catalogues.map((name) => compressed(`assets/${name}`)));
const total = (scripts.reduce((sum, name) => sum + compressed(name), 0) + texts) / 1000;
console.log(
  `first view: ${scripts.length} scripts and one language, ${total.toFixed(1)} KB compressed, limit ${limitKb} KB`,
);
process.exit(total <= limitKb ? 0 : 1);
