// SPDX-License-Identifier: Apache-2.0
//
// Which columns the list shows and in which order; a person's choice stays in this browser.
import { useState } from 'react';

const place = 'inlet.leads.columns';
export const defaultColumns = ['company', 'email', 'stage', 'source', 'owner', 'created_at'];

export function readColumns(stored: string | null): string[] {
  if (stored === null) return defaultColumns;
  try {
    const list: unknown = JSON.parse(stored);
    const keys = Array.isArray(list) ? list.filter((key): key is string => typeof key === 'string') : [];
    return keys.length > 0 ? keys : defaultColumns;
  } catch {
    return defaultColumns;
  }
}

export function moved(keys: readonly string[], key: string, by: -1 | 1): string[] {
  const from = keys.indexOf(key);
  const to = from + by;
  if (from < 0 || to < 0 || to >= keys.length) return [...keys];
  const next = [...keys];
  next.splice(from, 1);
  next.splice(to, 0, key);
  return next;
}

export function useColumns(): [string[], (keys: string[]) => void] {
  const [keys, setKeys] = useState(() => readColumns(localStorage.getItem(place)));
  return [
    keys,
    (next) => {
      localStorage.setItem(place, JSON.stringify(next));
      setKeys(next);
    },
  ];
}
