// SPDX-License-Identifier: Apache-2.0
//
// Keys that work on every page of the frame. Single letters only while nothing is being typed, and they can be
// turned off (WCAG 2.1.4).
import { useEffect } from 'react';

const place = 'inlet.shortcuts';
export function singleKeysOn(): boolean {
  return localStorage.getItem(place) !== 'off';
}
export function setSingleKeys(on: boolean): void {
  localStorage.setItem(place, on ? 'on' : 'off');
}

export type Shortcut = 'go' | 'search' | 'leads' | 'jobs' | 'templates' | 'import' | 'list';

// `pending` is the letter pressed just before, for two-letter keys.
export function shortcutOf(key: string, pending: string): Shortcut | 'wait' | null {
  if (pending === 'g') return key === 'l' ? 'leads' : key === 'b' ? 'jobs' : key === 't' ? 'templates' : null;
  if (key === 'g') return 'wait';
  return key === '/' ? 'search' : key === 'i' ? 'import' : key === '?' ? 'list' : null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('[role="dialog"]') !== null)
  );
}

export function useShortcuts(run: (shortcut: Shortcut) => void): void {
  useEffect(() => {
    let pending = '';
    const press = (event: KeyboardEvent) => {
      // With Ctrl it works while typing too, but not over a dialog.
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        if (document.querySelector('[role="dialog"]') !== null) return;
        event.preventDefault();
        run('go');
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !singleKeysOn()) return;
      const found = shortcutOf(event.key.toLowerCase(), pending);
      pending = found === 'wait' ? event.key.toLowerCase() : '';
      if (found === null || found === 'wait') return;
      event.preventDefault();
      run(found);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [run]);
}
