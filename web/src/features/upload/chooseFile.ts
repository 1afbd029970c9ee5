// SPDX-License-Identifier: Apache-2.0
//
// What can be said of a file before it leaves the browser, and of its way to the server. Pure.
import { size } from '../../i18n/format';
import { t } from '../../i18n/t';

// The server looks at the content; here only what can't be sent at all is kept back.
export function refusalOf(name: string, bytes: number, limit: number): string | null {
  if (bytes > limit) return t('upload.tooLarge', { name, size: size(bytes), limit: size(limit) });
  return null;
}

export function timeLeft(sent: number, total: number, elapsedMs: number): string | null {
  if (elapsedMs < 5000 || sent === 0 || sent >= total) return null;
  const seconds = Math.ceil(((total - sent) / sent) * (elapsedMs / 1000));
  return seconds < 90
    ? t('upload.secondsLeft', { n: seconds })
    : t('upload.minutesLeft', { n: Math.round(seconds / 60) });
}

// Cells copied in a spreadsheet come as tab-separated text.
export function fileOfPaste(text: string): File | null {
  return text.includes('\t') && text.includes('\n') ? new File([text], t('upload.pasted'), { type: 'text/csv' }) : null;
}

// A sample with the fields' names: what comes back maps by itself.
export function sampleCsv(fields: { label: string; example: string }[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const line = (cells: string[]) => `${cells.map(cell).join(',')}\r\n`;
  return `\uFEFF${line(fields.map((field) => field.label))}${line(fields.map((field) => field.example))}`;
}
