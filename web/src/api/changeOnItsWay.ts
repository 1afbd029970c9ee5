// SPDX-License-Identifier: Apache-2.0
//
// A change that is sent while its page goes away may reach the server behind the first question of the page that comes. So it is
// noted as long as it is not answered, and that page asks until it has arrived.
import type { Import } from './types';

const place = 'inlet.changeOnItsWay';
// Of a change whose page has gone; one that never arrives is not waited for any longer.
const patience = 1500;
const pause = 60;

const thisPage = String(Math.random());

type Note = { draft: number; version: number; at: number; page: string };

export function noteChange(draft: number, version: number, page = thisPage): void {
  sessionStorage.setItem(place, JSON.stringify({ draft, version, at: Date.now(), page } satisfies Note));
}

export function forgetChange(): void {
  sessionStorage.removeItem(place);
}

function noted(draft: number): Note | null {
  const text = sessionStorage.getItem(place);
  if (text === null) return null;
  const note = JSON.parse(text) as Note;
  return note.draft === draft && note.page !== thisPage && Date.now() - note.at < patience ? note : null;
}

// The draft as `ask` gives it, once the change of a page before this one is in it.
export async function withChangeOnItsWay(draft: number, ask: () => Promise<Import>): Promise<Import> {
  const note = noted(draft);
  for (;;) {
    const job = await ask();
    if (note === null || job.version > note.version || Date.now() - note.at >= patience) return job;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
