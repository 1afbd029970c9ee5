// SPDX-License-Identifier: Apache-2.0
//
// Numbers, dates, durations and sizes as people read them.
function formats(language: string) {
  // The person's own region where it speaks this language: 1,00,000 in India. English dates are never month first,
  // because nobody can tell 03/04 from 04/03.
  const own = navigator.languages.find((tag) => tag.toLowerCase().startsWith(language));
  const dates = language === 'en' ? 'en-GB' : (own ?? language);
  return {
    numbers: new Intl.NumberFormat(own ?? language),
    bytes: new Intl.NumberFormat(own ?? language, { style: 'unit', unit: 'byte', unitDisplay: 'long' }),
    dates: new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'short', year: 'numeric' }),
    daysOfYear: new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'short' }),
    longDates: new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
    times: new Intl.DateTimeFormat(dates, { hour: '2-digit', minute: '2-digit' }),
    exact: new Intl.DateTimeFormat(dates, { dateStyle: 'full', timeStyle: 'long' }),
    relative: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
    language,
  };
}
let format = formats('en');

export function setLocale(language: string): void {
  format = formats(language);
}
export function currentLocale(): string {
  return format.language;
}

export function number(value: number): string {
  return format.numbers.format(value);
}

function dayNumber(date: Date): number {
  return Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);
}

// "Today, 10:42", "Yesterday, 16:05", "19 Nov, 09:12", "19 Nov 2024, 09:12".
export function moment(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  const daysAgo = dayNumber(now) - dayNumber(date);
  const time = format.times.format(date);
  if (daysAgo === 0 || daysAgo === 1) {
    const name = format.relative.format(-daysAgo, 'day');
    return `${name.charAt(0).toLocaleUpperCase(format.language)}${name.slice(1)}, ${time}`;
  }
  return `${day(iso, now)}, ${time}`;
}

// "19 Nov", with the year when it is not this one.
export function day(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  return (date.getFullYear() === now.getFullYear() ? format.daysOfYear : format.dates).format(date);
}

// "31 May 2026" in full words, of a plain date.
export function longDate(date: Date): string {
  return format.longDates.format(date);
}

// For tooltips: the exact time with its zone.
export function exactMoment(iso: string): string {
  return format.exact.format(new Date(iso));
}

// "2 min 4 s", "4 s", "0.4 s", "1 h 5 min".
export function duration(ms: number): string {
  if (ms < 1000) return `${number(Math.max(1, Math.round(ms / 100)) / 10)} s`;
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
  if (bytes < 1024) return format.bytes.format(bytes);
  if (bytes < 1024 * 1024) return `${number(Math.round(bytes / 1024))} KB`;
  const mb = bytes / (1024 * 1024);
  return `${number(mb < 10 ? Math.round(mb * 10) / 10 : Math.round(mb))} MB`;
}

export function percent(part: number, whole: number): number {
  // 100 is said only when all is done.
  return whole === 0 ? 0 : Math.min(100, Math.floor((part / whole) * 100));
}
