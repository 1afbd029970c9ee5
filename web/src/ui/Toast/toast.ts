// SPDX-License-Identifier: Apache-2.0
//
// Short messages at the edge of the page. Never the only place of a result.
export type ToastMessage = {
  id: number;
  tone: 'ok' | 'warn' | 'err' | 'info';
  title: string;
  detail?: string;
  action?: { label: string; run: () => void; writes?: true };
  // Milliseconds; null stays until it is closed.
  lifetimeMs: number | null;
};

let messages: readonly ToastMessage[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly ToastMessage[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

export function toast(message: Omit<ToastMessage, 'id' | 'lifetimeMs'> & { lifetimeMs?: number | null }): void {
  const full = { lifetimeMs: 8000, ...message, id: nextId };
  nextId += 1;
  change([...messages.slice(-2), full]);
}
export function dismissToast(id: number): void {
  change(messages.filter((message) => message.id !== id));
}
export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
export function currentToasts(): readonly ToastMessage[] {
  return messages;
}
