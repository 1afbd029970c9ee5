// SPDX-License-Identifier: Apache-2.0
//
// Numbers, dates, durations and sizes as people read them.
const numbers = new Intl.NumberFormat('en-US');
const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const daysOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const times = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

export function number(value: number): string {
  return numbers.format(value);
}

function dayNumber(date: Date): number {
  return Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);
}

// "Today, 10:42", "Yesterday, 16:05", "19 Nov, 09:12", "19 Nov 2024, 09:12".
export function moment(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  const daysAgo = dayNumber(now) - dayNumber(date);
  const time = times.format(date);
  if (daysAgo === 0) return `Today, ${time}`;
  if (daysAgo === 1) return `Yesterday, ${time}`;
  return `${day(iso, now)}, ${time}`;
}

// "19 Nov", with the year when it is not this one.
export function day(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  return (date.getFullYear() === now.getFullYear() ? daysOfYear : dates).format(date);
}

// For tooltips: the exact time with its zone.
export function exactMoment(iso: string): string {
  return exact.format(new Date(iso));
}

// "2 min 4 s", "4 s", "0.4 s", "1 h 5 min".
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.max(1, Math.round(ms / 100)) / 10} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

// "2:04" for tables and clocks.
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const rest = String(seconds % 60).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}

// "418 bytes", "84 KB", "1.8 MB".
export function size(bytes: number): string {
  if (bytes < 1024) return `${number(bytes)} bytes`;
  if (bytes < 1024 * 1024) return `${number(Math.round(bytes / 1024))} KB`;
  const mb = bytes / (1024 * 1024);
  return `${mb < 10 ? Math.round(mb * 10) / 10 : number(Math.round(mb))} MB`;
}

export function percent(part: number, whole: number): number {
  // 100 is said only when all is done.
  return whole === 0 ? 0 : Math.min(100, Math.floor((part / whole) * 100));
}
