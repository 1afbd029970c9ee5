// SPDX-License-Identifier: Apache-2.0
//
// Prints phone numbers of all regions, written in many ways, with what libphonenumber-js/max makes of each, tab-separated:
// default region, text, valid (1, 0, or - for no number at all), E.164, extension, region, national form, international form.
//   npm install && node phone_oracle.mjs COUNT [SEED] > numbers.tsv
// tests/leads/convert/phone_numbers.tsv is `node phone_oracle.mjs 3000`; ./test --long compares 100,000.
import { createRequire } from 'node:module';
import { parseDigits } from '../make_phone_tables/digit_automaton.mjs';

const require = createRequire(import.meta.url);
const { parsePhoneNumberFromString } = require('libphonenumber-js/max');
const metadata = require('libphonenumber-js/metadata.max.json');

const count = Number(process.argv[2] ?? 1000);
let seed = Number(process.argv[3] ?? 1);
// Mulberry32: the same numbers on every machine.
const random = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];

// A random text that the pattern matches.
const write = (tree) => {
  switch (tree.kind) {
    case 'digits': { const d = []; for (let i = 0; i < 10; i++) if (tree.mask & (1 << i)) d.push(i); return String(pick(d)); }
    case 'and': return tree.list.map(write).join('');
    case 'or': return write(pick(tree.list));
    case 'times': { let s = ''; for (let n = tree.min + below(tree.max - tree.min + 1); n > 0; n--) s += write(tree.one); return s; }
  }
};

const regions = Object.keys(metadata.countries);
const others = Object.keys(metadata.nonGeographic);
const digits = (n) => Array.from({ length: n }, () => below(10)).join('');

const nationalOf = (plan) => {
  const types = (plan[11] || []).filter((type) => type && type[0]);
  const chance = random();
  if (chance < 0.65 && types.length) {
    let number = '';
    for (let tries = 0; tries < 8; tries++) {
      const type = pick(types);
      number = write(parseDigits(type[0]));
      if ((type[1] || plan[3]).includes(number.length)) break;
    }
    return number;
  }
  if (chance < 0.8) return write(parseDigits(plan[2]));
  if (chance < 0.9) return digits(pick(plan[3]));
  return digits(3 + below(14));
};

const mutate = (number) => {
  const at = below(number.length || 1);
  switch (below(6)) {
    case 0: return number.slice(0, at) + below(10) + number.slice(at + 1);
    case 1: return number.slice(0, at) + number.slice(at + 1);
    case 2: return number.slice(0, at) + below(10) + number.slice(at);
    default: return number;
  }
};

const simple = (pattern) => (pattern && /^\d+$/.test(pattern) ? pattern : '');
const prefixOf = (plan) => {
  const chance = random();
  if (chance < 0.5) return plan[5] || '';
  if (chance < 0.6 && plan[7]) {
    try { return write(parseDigits(plan[7].replaceAll('$', ''))); } catch { return ''; }
  }
  return '';
};

const separated = (number) => {
  const marks = pick([' ', '-', '.', ' ', '/', '  ', ') ', '\u00a0', '\u2011', '\u2013', '~', '\u3000']);
  const parts = [];
  for (let rest = number; rest.length;) {
    const n = 1 + below(5);
    parts.push(rest.slice(0, n));
    rest = rest.slice(n);
  }
  return parts.join(marks);
};

const scripts = [0x660, 0x6f0, 0xff10];
const otherDigits = (text) => {
  const zero = pick(scripts);
  return text.replace(/\d/g, (d) => String.fromCodePoint(zero + Number(d)));
};

const extensions = [';ext=', ' ext. ', ' ext ', 'x', ' x', ' extension ', ' доб. ', ' anexo ', '#', ',,', ' extn ', ', ', ' ~ ', ' int ', ' Ext:', '-', ' EXTENSIÓN '];

const oneLine = () => {
  const geographic = random() < 0.96;
  const region = geographic ? pick(regions) : '';
  const plan = geographic ? metadata.countries[region] : metadata.nonGeographic[pick(others)];
  let national = nationalOf(plan);
  if (random() < 0.3) national = mutate(national);
  let home = random() < 0.75 ? region : random() < 0.5 ? pick(regions) : '';
  let text;
  const chance = random();
  if (chance < 0.3) text = '+' + plan[0] + national;
  else if (chance < 0.36) text = '+' + plan[0] + prefixOf(plan) + national;
  else if (chance < 0.42) text = plan[0] + national;
  else if (chance < 0.5) {
    const idd = home ? metadata.countries[home][1] : '00';
    let dialled = '00';
    try { dialled = write(parseDigits(idd)); } catch { dialled = '00'; }
    text = dialled + plan[0] + national;
  } else if (chance < 0.52) text = '+' + plan[0] + '0' + national;
  else text = prefixOf(plan) + national;
  if (random() < 0.5) {
    const plus = text.startsWith('+');
    text = (plus ? '+' : '') + separated(plus ? text.slice(1) : text);
    if (random() < 0.2) text = text.replace(/(\d{2,4})/, '($1)');
  }
  if (random() < 0.08) text += pick(extensions) + digits(1 + below(7)) + (random() < 0.2 ? '#' : '');
  if (random() < 0.03) text = otherDigits(text);
  if (random() < 0.02) text = pick(['Tel. ', 'tel:', 'p:', '＋', '(', 'Büro ', '++', 'a', '+ ', '=']) + text;
  if (random() < 0.01) text += pick([' (home)', ' a', '.', '  ', '+', ' 😀', ' #', 'ext']);
  return [home, text];
};

// Extensions are compared in plain digits, whatever script they were written in.
const plain = (text) => text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (d) => String((d.codePointAt(0) - (d < '\u06f0' ? 0x660 : d < '\uff10' ? 0x6f0 : 0xff10))));

const lines = [];
for (let i = 0; i < count; i++) {
  const [home, text] = oneLine();
  if (/[\t\r\n]/.test(text)) { i--; continue; }
  const number = parsePhoneNumberFromString(text, home || undefined);
  lines.push(number
    ? [home, text, number.isValid() ? 1 : 0, number.number, plain(number.ext ?? ''), number.country ?? '', number.formatNational(), number.formatInternational()].join('\t')
    : [home, text, '-', '', '', '', '', ''].join('\t'));
}
process.stdout.write(lines.join('\n') + '\n');
