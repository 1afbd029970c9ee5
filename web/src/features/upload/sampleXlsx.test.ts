// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { crc32, sampleXlsx } from './sampleXlsx';

const bytes = (text: string) => new TextEncoder().encode(text);

test('the check sum is the one of ZIP', () => {
  expect(crc32(bytes('123456789'))).toBe(0xcbf43926);
});

test('the directory points at each file, and the cells stand in the sheet as texts', () => {
  const made = sampleXlsx([
    ['First Name', 'Phone'],
    ['Ann & <Bo>', '+47 22 00 01 88'],
  ]);
  const view = new DataView(made.buffer);
  const end = made.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const texts = new Map<string, string>();
  for (let file = 0; file < count; file += 1) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const size = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    const start = local + 30 + nameLength;
    const content = made.slice(start, start + size);
    expect(crc32(content)).toBe(view.getUint32(local + 14, true));
    texts.set(new TextDecoder().decode(made.slice(local + 30, start)), new TextDecoder().decode(content));
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  const sheet = texts.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toContain('>Ann &amp; &lt;Bo&gt;<');
  expect(sheet).toContain('>+47 22 00 01 88<');
  expect(texts.has('[Content_Types].xml')).toBe(true);
});
