// SPDX-License-Identifier: Apache-2.0
//
// What the fake API answers about rules for duplicates, likely duplicates and what an undo did.
import type { Criterion, DuplicateCriteria, Lead, LikelyPair, LikelySearch, UndoLead } from '../src/api/types';
import { makeLead } from './fake_lead_data';

type Answer = { status: number; body?: unknown };

function lead(id: number, more: Record<string, string>): Lead {
  const base = makeLead(id, id);
  const display = { ...base.display, ...more };
  const name = `${display['first_name']} ${display['last_name']}`;
  return { ...base, id, name, display };
}

const reasons = (...codes: LikelyPair['reasons'][number]['code'][]) => codes.map((code) => ({ code, text: code }));

function pairs(): LikelyPair[] {
  const found_at = new Date(Date.now() - 3_600_000).toISOString();
  const ann = {
    first_name: 'Amara',
    last_name: 'Herrera',
    company: 'Northwind',
    email: 'amara.herrera@northwind.example',
  };
  const jon = {
    first_name: 'John',
    last_name: 'Okafor',
    company: 'Meridian Foods GmbH',
    email: 'j.okafor@meridian.example',
  };
  return [
    {
      id: 1,
      score: 85,
      reasons: reasons('similar_email', 'same_name', 'same_company'),
      left: lead(118, { ...ann, phone: '+49 30 901820', city: 'Berlin' }),
      right: lead(2044, { ...ann, email: 'amara.herrera@northwnd.example', phone: '+49 30 901821', city: 'Berlin' }),
      found_at,
    },
    {
      id: 2,
      score: 75,
      reasons: reasons('similar_name', 'same_company', 'same_phone'),
      left: lead(377, { ...jon, phone: '+44 20 7946 0958' }),
      right: lead(3110, {
        ...jon,
        first_name: 'Jon',
        company: 'Meridian Foods',
        email: 'jon@okafor.example',
        phone: '+44 20 7946 0958',
      }),
      found_at,
    },
  ];
}

export class FakeDuplicates {
  private open = pairs();
  private search: LikelySearch = {
    state: 'done',
    done: 12_480,
    total: 12_480,
    found: 2,
    left_out: 31,
    ended_at: new Date(Date.now() - 3_600_000).toISOString(),
  };
  private criteria: DuplicateCriteria = {
    version: 1,
    criteria: [
      { fields: ['email'], ignore_gmail_dots: false },
      { fields: ['last_name', 'company'], ignore_gmail_dots: false },
    ],
    building: null,
    changed_by: { id: 1, name: 'Dana Whitcombe' },
    changed_at: new Date(Date.now() - 86_400_000).toISOString(),
  };

  // `busy`: a search and a build of the index are under way, and stay so.
  constructor(busy: boolean) {
    if (!busy) return;
    this.search = { ...this.search, state: 'running', done: 5_000, ended_at: null };
    this.build([{ fields: ['email'], ignore_gmail_dots: true }]);
  }

  handle(method: string, path: string, query: URLSearchParams, data: Record<string, unknown>): Answer | undefined {
    if (path === '/duplicate-criteria') {
      if (method === 'PUT') this.build(data['criteria'] as Criterion[]);
      return { status: 200, body: this.criteria };
    }
    if (path === '/likely-duplicates') {
      const of = Number(query.get('lead') ?? 0);
      const list = this.open.filter((pair) => of === 0 || pair.left.id === of || pair.right.id === of);
      return {
        status: 200,
        body: { next: null, previous: null, total: list.length, pairs: list, search: this.search },
      };
    }
    if (path === '/likely-duplicates/search') {
      if (query.get('lead') === null) this.search = { ...this.search, state: 'queued', done: 0 };
      return { status: 202, body: this.search };
    }
    const dismissed = /^\/likely-duplicates\/(\d+)\/dismiss$/.exec(path);
    if (dismissed !== null) {
      this.open = this.open.filter((pair) => pair.id !== Number(dismissed[1]));
      return { status: 204 };
    }
    if (path === '/leads/merge') {
      const one = data['one'] as { id: number };
      const merged = this.open.find((pair) => pair.left.id === one.id);
      this.open = this.open.filter((pair) => pair !== merged);
      return { status: 200, body: { ...merged?.left, origin: null, history: [] } };
    }
    return undefined;
  }

  private build(criteria: Criterion[]) {
    this.criteria = {
      ...this.criteria,
      version: this.criteria.version + 1,
      building: { criteria, done: 5_600, total: 12_480 },
    };
  }
}

const changed = (field: string | null, label: string): UndoLead['reasons'][number] => ({
  field,
  label,
  code: 'changed_since',
  text: 'Changed since the import',
});

export function undoLeads(fate: string | null): UndoLead[] {
  const people = [11, 12, 13, 14].map((id) => makeLead(id, id)).map(({ id, name }) => ({ id, title: name }));
  if (fate !== 'kept') return people.map((one) => ({ lead: one, reasons: [] }));
  return [
    { lead: people[0] ?? null, reasons: [changed(null, '')] },
    { lead: people[1] ?? null, reasons: [changed('company', 'Company'), changed('city', 'City')] },
    { lead: null, reasons: [changed(null, '')] },
  ];
}
