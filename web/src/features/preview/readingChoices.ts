// SPDX-License-Identifier: Apache-2.0
//
// The choices of how a file is read, and how a value of one is called. Pure.
import type { Detection, SourceChoice } from '../../api/types';
import { t } from '../../i18n/t';

export type Choice = { value: string; label: string };

export const asDetected: SourceChoice = { sheet: null, encoding: null, delimiter: null, quote: null, header_row: null };

const encodings = [
  'UTF-8',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'ISO-8859-1',
  'ISO-8859-2',
  'ISO-8859-15',
  'UTF-16LE',
  'UTF-16BE',
  'Shift_JIS',
  'EUC-JP',
  'ISO-2022-JP',
  'GB18030',
  'Big5',
  'EUC-KR',
  'KOI8-R',
  'macintosh',
  'IBM437',
  'IBM850',
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
export function encodingChoices(value: string): Choice[] {
  const known = encodings.find((name) => name.toLowerCase() === value.toLowerCase());
  const list = encodings.map((name) => ({ value: name, label: name }));
  return known === undefined && value !== '' ? [{ value, label: value }, ...list] : list;
}
export function encodingValue(value: string): string {
  return encodings.find((name) => name.toLowerCase() === value.toLowerCase()) ?? value;
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
