// SPDX-License-Identifier: Apache-2.0
//
// The choices of how a file is read, and how a value of one is called. Pure.
import type { Detection, SourceChoice } from '../../api/types';
import { t } from '../../i18n/t';

export type Choice = { value: string; label: string };

type Script =
  | 'western'
  | 'central'
  | 'cyrillic'
  | 'greek'
  | 'turkish'
  | 'hebrew'
  | 'arabic'
  | 'baltic'
  | 'japanese'
  | 'simplified'
  | 'traditional'
  | 'korean';

export const asDetected: SourceChoice = { sheet: null, encoding: null, delimiter: null, quote: null, header_row: null };

// With the languages they were made for, by which people know them; those of Unicode are for all.
const encodings: readonly (readonly [string, Script?])[] = [
  ['UTF-8'],
  ['windows-1252', 'western'],
  ['windows-1250', 'central'],
  ['windows-1251', 'cyrillic'],
  ['windows-1253', 'greek'],
  ['windows-1254', 'turkish'],
  ['windows-1255', 'hebrew'],
  ['windows-1256', 'arabic'],
  ['windows-1257', 'baltic'],
  ['ISO-8859-1', 'western'],
  ['ISO-8859-2', 'central'],
  ['ISO-8859-15', 'western'],
  ['UTF-16LE'],
  ['UTF-16BE'],
  ['Shift_JIS', 'japanese'],
  ['EUC-JP', 'japanese'],
  ['ISO-2022-JP', 'japanese'],
  ['GB18030', 'simplified'],
  ['Big5', 'traditional'],
  ['EUC-KR', 'korean'],
  ['KOI8-R', 'cyrillic'],
  ['macintosh', 'western'],
  ['IBM437', 'western'],
  ['IBM850', 'western'],
];

export function delimiterLabel(sign: string): string {
  switch (sign) {
    case ',':
      return t('preview.comma');
    case ';':
      return t('preview.semicolon');
    case '\t':
      return t('preview.tab');
    case '|':
      return t('preview.pipe');
    case '^':
      return t('preview.caret');
    default:
      return sign;
  }
}

export function quoteLabel(sign: string): string {
  return sign === '"'
    ? t('preview.double')
    : sign === "'"
      ? t('preview.single')
      : sign === ''
        ? t('preview.noQuote')
        : sign;
}

export function headerLabel(row: number): string {
  return row === 0 ? t('preview.noHeader') : t('preview.headerIn', { row });
}

function withValue(choices: Choice[], value: string, label: (value: string) => string): Choice[] {
  return choices.some((choice) => choice.value === value) ? choices : [{ value, label: label(value) }, ...choices];
}

export function delimiterChoices(value: string): Choice[] {
  const list = [',', ';', '\t', '|', '^'].map((sign) => ({ value: sign, label: delimiterLabel(sign) }));
  return withValue(list, value, delimiterLabel);
}
export function quoteChoices(value: string): Choice[] {
  const list = ['"', "'", ''].map((sign) => ({ value: sign, label: quoteLabel(sign) }));
  return withValue(list, value, quoteLabel);
}
function nameOf(value: string): string | undefined {
  return encodings.find(([name]) => name.toLowerCase() === value.toLowerCase())?.[0];
}
export function encodingChoices(value: string): Choice[] {
  const list = encodings.map(([name, script]) => ({
    value: name,
    label: script === undefined ? name : t('encoding.named', { name, script: t(`encoding.${script}`) }),
  }));
  return nameOf(value) === undefined && value !== '' ? [{ value, label: value }, ...list] : list;
}
export function encodingValue(value: string): string {
  return nameOf(value) ?? value;
}
export function headerChoices(value: number): Choice[] {
  const rows = Array.from({ length: Math.max(30, value) + 1 }, (_, row) => row);
  return rows.map((row) => ({ value: String(row), label: headerLabel(row) }));
}

export type Reading = { sheet: string; encoding: string; delimiter: string; quote: string; headerRow: number };

// What is in force: the person's choice, else what was detected.
export function reading(source: SourceChoice, detection: Detection): Reading {
  return {
    sheet: source.sheet ?? String(detection.sheet.value ?? ''),
    encoding: encodingValue(source.encoding ?? String(detection.encoding.value ?? '')),
    delimiter: source.delimiter ?? String(detection.delimiter.value ?? ''),
    quote: source.quote ?? String(detection.quote.value ?? ''),
    headerRow: source.header_row ?? Number(detection.header_row.value ?? 1),
  };
}

export function isDetected(source: SourceChoice): boolean {
  return Object.values(source).every((value) => value === null || value === false);
}

// Spaces at the ends and line breaks inside a cell, made visible.
export function visible(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '↵').replace(/^ +| +$/g, (spaces) => '·'.repeat(spaces.length));
}
