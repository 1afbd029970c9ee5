// SPDX-License-Identifier: Apache-2.0
//
// What jsdom lacks and the pages use.
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { en } from '../src/i18n/en';
import { speak } from '../src/i18n/language';

window.matchMedia = (query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  dispatchEvent: () => false,
});
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver = Observer as unknown as typeof ResizeObserver;
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
});

// Builders share two cores with much else.
configure({ asyncUtilTimeout: 30_000, getElementError: (message) => new Error(message ?? '') });

speak('en', en);

afterEach(() => {
  cleanup();
  localStorage.clear();
});
