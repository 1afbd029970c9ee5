// SPDX-License-Identifier: Apache-2.0
//
// Leads of the fake server: listed, made, changed one by one and many at once.
import type { BulkChange, Lead } from '../src/api/types';
import { problem, type FakeAnswer } from './fake_answer';
import { detail, makeLead } from './fake_lead_data';

export class FakeLeads {
  all: Lead[];
  private changes: (BulkChange & { leads: Lead[] })[] = [];
  private nextLead = 5000;

  constructor(count: number) {
    this.all = Array.from({ length: count }, (_, index) => makeLead(1000 - index, index));
  }

  counts(field: string) {
    const counts = new Map<string, number>();
    for (const lead of this.all) {
      const value = lead.values[field];
      if (value !== undefined && value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    }
    return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  }

  bulk(method: string, path: string, data: Record<string, unknown>): FakeAnswer {
    if (method === 'GET') return { status: 200, body: { next: null, changes: [...this.changes].reverse() } };
    const undone = this.changes.find((change) => path === `/bulk-changes/${change.id}/undo`);
    const ids = data['ids'] as number[] | undefined;
    const hit = undone?.leads ?? this.all.filter((lead) => ids === undefined || ids.includes(lead.id));
    const action = undone === undefined ? (data['action'] as BulkChange['action']) : 'undo';
    const trashes = action === 'trash' || undone?.action === 'restore';
    for (const lead of hit) {
      if (action === 'edit') {
        Object.assign(lead.values, data['values']);
        Object.assign(lead.display, data['values']);
      } else if (undone?.action !== 'edit') {
        lead.deleted_at = trashes ? new Date().toISOString() : null;
      }
    }
    if (undone !== undefined) undone.can_undo = false;
    const change = {
      id: this.changes.length + 1,
      action,
      values: (data['values'] ?? {}) as BulkChange['values'],
      undoes: undone?.id ?? null,
      state: 'done' as const,
      total: hit.length,
      done: hit.length,
      changed: hit.length,
      kept: 0,
      can_undo: action !== 'undo',
      by: { id: 1, name: 'Dana Whitcombe' },
      created_at: new Date().toISOString(),
      ended_at: new Date().toISOString(),
      leads: hit,
    };
    this.changes.push(change);
    return { status: 200, body: change };
  }

  answer(method: string, path: string, query: URLSearchParams, data: Record<string, unknown>): FakeAnswer {
    if (path === '/leads' && method === 'GET') {
      const search = (query.get('search') ?? '').toLowerCase();
      const wanted = this.all.filter(
        (lead) =>
          (lead.deleted_at !== null) === (query.get('trash') === 'true') &&
          JSON.stringify(lead.display).toLowerCase().includes(search),
      );
      const from = Number(query.get('after') ?? 0);
      const limit = Number(query.get('limit') ?? 25);
      const more = from + limit < wanted.length;
      return {
        status: 200,
        body: {
          leads: wanted.slice(from, from + limit),
          next: more ? String(from + limit) : null,
          previous: from > 0 ? String(from - limit) : null,
          total: wanted.length,
        },
      };
    }
    if (path === '/leads/trash' || path === '/leads/restore') {
      const ids = data['ids'] as number[] | undefined;
      const hit = this.all.filter((lead) => ids === undefined || ids.includes(lead.id));
      for (const lead of hit) lead.deleted_at = path === '/leads/trash' ? new Date().toISOString() : null;
      return { status: 200, body: { changed: hit.length } };
    }
    const values = (data['values'] ?? {}) as Record<string, unknown>;
    if (path === '/leads') {
      if (values['email'] === 'bad') {
        return problem(422, 'INVALID_VALUE', 'A value is not valid.', {
          fields: [
            {
              field: 'email',
              code: 'INVALID_EMAIL',
              detail: '“bad” is not an e-mail address.',
              remedy: 'Write it like name@example.com.',
            },
          ],
        });
      }
      this.nextLead += 1;
      const lead: Lead = {
        ...makeLead(this.nextLead, 0),
        values,
        display: values as Record<string, string>,
        import_job_id: null,
        import_row: null,
      };
      lead.name = [values['first_name'], values['last_name']].filter(Boolean).join(' ');
      this.all.unshift(lead);
      return { status: 201, body: detail(lead) };
    }
    const lead = this.all.find((one) => one.id === Number(path.split('/')[2]));
    if (lead === undefined) return problem(404, 'NOT_FOUND', 'There is no such lead.');
    if (method === 'PATCH') {
      if (data['version'] !== lead.version)
        return problem(409, 'CONFLICT', 'It was changed.', { current: detail(lead) });
      Object.assign(lead.values, values);
      Object.assign(lead.display, values);
      lead.version += 1;
      lead.name = `${lead.display['first_name']} ${lead.display['last_name']}`;
    }
    return { status: 200, body: detail(lead) };
  }
}
