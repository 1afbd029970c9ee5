// SPDX-License-Identifier: Apache-2.0
//
// A small server in memory that behaves like the contract where the pages look: for component tests and pictures.
// It is imported by nothing under src/, so that no build contains it.
import type { BulkChange, Check, Import, ImportItem, Lead, Session, SetupState, SourceChoice } from '../src/api/types';
import {
  activity,
  defaultOptions,
  detail,
  fields,
  firstNotices,
  makeLead,
  pastImports,
  people,
  session,
  settings,
  tallyOf,
} from './fake_data';
import { admin } from './fake_admin';
import { FakeDuplicates, undoLeads } from './fake_duplicates';
import { FakeNotifications } from './fake_notifications';
import { FakeTemplates } from './fake_templates';
import * as file from './fake_file';

export type FakeRequest = { method: string; path: string; query: URLSearchParams; body: unknown };
export type FakeAnswer = { status: number; body?: unknown };

export type FakeSettings = {
  signedIn: boolean;
  setup: SetupState;
  leads: number;
  jobs: boolean;
  dateKnown: boolean;
  // Steps that a check and a run take; tests use few.
  speed: number;
  // A search for duplicates and a new index are under way.
  busyDuplicates: boolean;
  session: Session;
};

const detected: SourceChoice = { sheet: null, encoding: null, delimiter: null, quote: null, header_row: null };
const predicted = tallyOf({ total: file.total, created: 5010, skipped: 139, failed: 55, empty_rows: 3 });

const problem = (status: number, code: string, text: string, more: object = {}): FakeAnswer => ({
  status,
  body: { status, code, detail: text, remedy: '', arguments: [], ...more },
});

function scaled(part: number) {
  const of = (n: number) => Math.floor(n * part);
  return tallyOf({ total: file.total, created: of(5010), skipped: of(139), failed: of(55), empty_rows: 3 });
}

export class FakeApi {
  readonly settings: FakeSettings;
  leads: Lead[];
  imports = new Map<number, Import>();
  past: ImportItem[];
  notices = firstNotices();
  templates = new FakeTemplates();
  private duplicates: FakeDuplicates;
  private changes: (BulkChange & { leads: Lead[] })[] = [];
  private retries = new Map<number, Import>();
  private notifications = new FakeNotifications();
  private nextLead = 5000;
  private nextImport = 1052;

  constructor(settings: Partial<FakeSettings> = {}) {
    this.settings = {
      signedIn: true,
      setup: { needed: false, token_required: false },
      leads: 60,
      jobs: true,
      dateKnown: true,
      speed: 20,
      busyDuplicates: false,
      session,
      ...settings,
    };
    this.leads = Array.from({ length: this.settings.leads }, (_, index) => makeLead(1000 - index, index));
    this.duplicates = new FakeDuplicates(this.settings.busyDuplicates);
    this.past = this.settings.jobs ? pastImports() : [];
    if (!this.settings.jobs) this.notices = [];
  }

  handle({ method, path, query, body }: FakeRequest): FakeAnswer {
    const call = `${method} ${path}`;
    const data = (body ?? {}) as Record<string, unknown>;
    if (call === 'GET /setup') return { status: 200, body: this.settings.setup };
    if (call === 'POST /setup') {
      this.settings.setup = { needed: false, token_required: false };
      this.settings.signedIn = true;
      return { status: 201, body: this.settings.session };
    }
    if (call === 'POST /session') {
      if (data['password'] !== 'correct horse battery')
        return problem(401, 'WRONG_PASSWORD', 'Email or password is wrong.');
      this.settings.signedIn = true;
      return { status: 201, body: this.settings.session };
    }
    if (!this.settings.signedIn) return problem(401, 'NOT_SIGNED_IN', 'You are not signed in.');
    if (call === 'GET /session') return { status: 200, body: this.settings.session };
    if (call === 'DELETE /session') {
      this.settings.signedIn = false;
      return { status: 204 };
    }
    const answered =
      admin(method, path, data) ??
      this.duplicates.handle(method, path, query, data) ??
      this.notifications.answer(method, path, data) ??
      this.templates.answer(method, path, data);
    if (answered !== undefined) return answered;
    if (call === 'GET /fields') return { status: 200, body: { version: 1, fields } };
    if (call === 'GET /users') return { status: 200, body: { users: people } };
    if (call === 'GET /settings') return { status: 200, body: settings };
    if (call === 'PUT /settings') return { status: 200, body: { ...data, version: 2 } };
    if (call === 'GET /notices') {
      const unread = this.notices.filter((notice) => notice.read_at === null).length;
      return {
        status: 200,
        body: { unread, notices: this.notices, next: null, previous: null, total: this.notices.length },
      };
    }
    if (call === 'POST /notices/read') {
      for (const notice of this.notices) notice.read_at = new Date().toISOString();
      return { status: 204 };
    }
    if (path.startsWith('/bulk-changes')) return this.bulk(method, path, data);
    if (call === 'GET /lead-counts') return { status: 200, body: { counts: this.counts(query.get('field') ?? '') } };
    if (call === 'GET /import-activity') return { status: 200, body: { days: activity(this.settings.jobs) } };
    if (path.startsWith('/leads')) return this.lead(method, path, query, data);
    if (path === '/uploads') return { status: 201, body: this.upload(query.get('name') ?? 'file.csv') };
    if (path.startsWith('/imports')) return this.import(method, path, query, data);
    return problem(404, 'NOT_FOUND', 'There is nothing here.');
  }

  private counts(field: string) {
    const counts = new Map<string, number>();
    for (const lead of this.leads) {
      const value = lead.values[field];
      if (value !== undefined && value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    }
    return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  }

  private bulk(method: string, path: string, data: Record<string, unknown>): FakeAnswer {
    if (method === 'GET') return { status: 200, body: { next: null, changes: [...this.changes].reverse() } };
    const undone = this.changes.find((change) => path === `/bulk-changes/${change.id}/undo`);
    const ids = data['ids'] as number[] | undefined;
    const hit = undone?.leads ?? this.leads.filter((lead) => ids === undefined || ids.includes(lead.id));
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

  private lead(method: string, path: string, query: URLSearchParams, data: Record<string, unknown>): FakeAnswer {
    if (path === '/leads' && method === 'GET') {
      const search = (query.get('search') ?? '').toLowerCase();
      const wanted = this.leads.filter(
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
      const hit = this.leads.filter((lead) => ids === undefined || ids.includes(lead.id));
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
      this.leads.unshift(lead);
      return { status: 201, body: detail(lead) };
    }
    const lead = this.leads.find((one) => one.id === Number(path.split('/')[2]));
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

  private upload(name: string) {
    return {
      id: 77,
      name,
      size_bytes: 1_887_436,
      sha256: 'b1946ac92492d2347c6235b4d2611184e3c6',
      format: 'csv',
      created_at: new Date().toISOString(),
    };
  }

  draft(name: string): Import {
    const none: Check = { state: 'none', done: 0, tally: tallyOf({}), failure: null };
    const job: Import = {
      id: this.nextImport,
      version: 1,
      state: 'draft',
      undo_state: 'none',
      step: 'upload',
      file_name: name,
      upload: this.upload(name) as Import['upload'],
      started_by: { id: 1, name: 'Dana Whitcombe' },
      template: null,
      source: detected,
      detection: file.detection,
      mapping: file.freshMapping(),
      problems: [],
      dropped: [],
      options: defaultOptions,
      fixes: { cells: 0, values: 0, left_out: 0 },
      check: none,
      tally: tallyOf({}),
      done: 0,
      queue_ahead: null,
      failure: null,
      seen_before: {
        import_id: 1045,
        file_name: 'trade-show-oslo-2026.csv',
        ended_at: new Date(Date.now() - 9e8).toISOString(),
        created: 3801,
      },
      retry_of: null,
      retries: [],
      retry_draft: null,
      created_at: new Date().toISOString(),
      queued_at: null,
      started_at: null,
      ended_at: null,
      duration_ms: null,
      files: {
        original: true,
        failed: 0,
        skipped: 0,
        not_processed: 0,
        default_format: 'csv',
        xlsx: true,
        xlsx_reason: '',
        deleted_at: null,
      },
      may: { cancel: false, retry: false, undo: false, delete: true },
      last_event: 0,
    };
    this.nextImport += 1;
    this.imports.set(job.id, job);
    return job;
  }

  // One step of whatever runs; the server's clock in tests.
  tick(job: Import): boolean {
    const speed = this.settings.speed;
    if (job.check.state === 'running') {
      const done = Math.min(file.total, job.check.done + Math.ceil(file.total / speed));
      job.check =
        done >= file.total
          ? { state: 'done', done, tally: predicted, failure: null }
          : { ...job.check, done, tally: { ...scaled(done / file.total) } };
    } else if (job.state === 'queued') {
      Object.assign(job, {
        state: 'processing',
        started_at: new Date().toISOString(),
        tally: tallyOf({ total: file.total }),
        queue_ahead: null,
      });
    } else if (job.state === 'processing') {
      job.done = Math.min(file.total, job.done + Math.ceil(file.total / speed));
      job.tally = scaled(job.done / file.total);
      if (job.done >= file.total) {
        Object.assign(job, {
          state: 'completed_with_errors',
          tally: predicted,
          ended_at: new Date().toISOString(),
          duration_ms: 66_000,
          files: { ...job.files, failed: 55, skipped: 139 },
          may: { cancel: false, retry: false, undo: true, delete: false },
        });
      }
    } else if (job.undo_state === 'undoing') {
      job.undo_state = 'undone';
      job.may = { ...job.may, undo: false };
    } else return false;
    job.last_event += 1;
    return true;
  }

  private asItem(job: Import): ImportItem {
    const {
      id,
      state,
      undo_state,
      step,
      file_name,
      started_by,
      template,
      tally,
      done,
      created_at,
      queued_at,
      started_at,
      ended_at,
      duration_ms,
      may,
    } = job;
    return {
      id,
      state,
      undo_state,
      step,
      file_name,
      started_by,
      template,
      tally,
      done,
      created_at,
      queued_at,
      started_at,
      ended_at,
      duration_ms,
      may,
      format: 'csv',
    };
  }

  private full(item: ImportItem): Import {
    const job = this.draft(item.file_name);
    this.imports.delete(job.id);
    this.nextImport -= 1;
    const { format: _format, ...rest } = item;
    const { failed, skipped, not_processed } = item.tally;
    const failure =
      item.state === 'failed'
        ? {
            status: 422,
            code: 'UNCLOSED_QUOTE',
            detail: 'Row 18,204 has a quote mark that is never closed.',
            remedy: 'Fix the row in your file and import it again.',
            arguments: [],
          }
        : null;
    const retry_draft = this.retries.get(item.id)?.id ?? null;
    return {
      ...job,
      ...rest,
      seen_before: null,
      retry_draft,
      failure,
      files: { ...job.files, failed, skipped, not_processed },
    };
  }

  private import(method: string, path: string, query: URLSearchParams, data: Record<string, unknown>): FakeAnswer {
    if (path === '/imports' && method === 'POST')
      return { status: 201, body: this.draft('trade-show-lisbon-2026.csv') };
    if (path === '/imports') {
      const states = query.get('state')?.split(',');
      const search = query.get('search') ?? '';
      const all = [...[...this.imports.values()].reverse().map((job) => this.asItem(job)), ...this.past];
      const wanted = all.filter(
        (job) =>
          (states === undefined
            ? job.state !== 'draft'
            : states.includes(job.undo_state === 'none' ? job.state : job.undo_state)) &&
          job.file_name.includes(search),
      );
      return { status: 200, body: { imports: wanted.slice(0, 25), next: null, previous: null, total: wanted.length } };
    }
    const [, , idText, verb, more] = path.split('/');
    const id = Number(idText);
    const old = this.past.find((one) => one.id === id);
    const job = this.imports.get(id) ?? (old === undefined ? undefined : this.full(old));
    if (job === undefined) return problem(404, 'NOT_FOUND', 'There is no such import.');
    const changed = (part: Partial<Import>): FakeAnswer => {
      if (data['version'] !== undefined && data['version'] !== job.version)
        return problem(409, 'CONFLICT', 'It was changed.', { current: job });
      const stale: Check = { ...job.check, state: job.check.state === 'none' ? 'none' : 'stale' };
      Object.assign(job, { version: job.version + 1, check: stale, last_event: job.last_event + 1 }, part);
      return { status: 200, body: job };
    };
    switch (`${method} ${verb ?? ''}`) {
      case 'GET ':
        return { status: 200, body: job };
      case 'POST fix-failed': {
        const draft = this.retries.get(id) ?? this.draft(job.file_name);
        draft.retry_of = id;
        draft.step = 'execute';
        this.retries.set(id, draft);
        return { status: 201, body: draft };
      }
      case 'DELETE ':
        this.imports.delete(id);
        return { status: 204 };
      case 'PUT step':
        job.step = data['step'] as Import['step'];
        return { status: 200, body: job };
      case 'PUT source':
        return changed({ source: data['source'] as SourceChoice });
      case 'PUT mapping':
        return changed({ mapping: data['columns'] as Import['mapping'] });
      case 'PUT fixes': {
        const given = (name: string) => (data[name] as unknown[] | undefined)?.length ?? 0;
        const { cells, values, left_out: out } = job.fixes;
        return changed({
          fixes: {
            cells: cells + given('cells'),
            values: values + given('values'),
            left_out: out + given('rows') + given('leave_out'),
          },
        });
      }
      case 'DELETE fixes':
        return changed({ fixes: { cells: 0, values: 0, left_out: 0 } });
      case 'PUT columns':
        return changed({});
      case 'PUT options':
        return changed({ options: data['options'] as Import['options'] });
      case 'PUT template':
        return changed({ template: data['template'] === null ? null : { id: 1, name: 'Trade Show Leads' } });
      case 'GET preview': {
        const garbled = job.source.encoding !== null && job.source.encoding !== 'UTF-8';
        const row = (n: number) => ({
          row: n,
          cells: file.cells(n - 2).map((text) => (garbled ? text.replace('á', 'Ã¡') : text)),
        });
        const note = {
          code: 'GARBLED_TEXT',
          severity: 'warning',
          detail: 'Some letters look wrong. For example “TomÃ¡s” in row 5.',
          remedy: 'The file was detected as UTF-8.',
          row: 5,
          column: 0,
          suggestion: { ...detected, encoding: 'UTF-8' },
        };
        return {
          status: 200,
          body: {
            detection: file.detection,
            columns: file.columns,
            above_header: [],
            header: { row: 1, cells: file.columns.map((column) => column.header) },
            rows: Array.from({ length: 12 }, (_, index) => row(index + 2)),
            notes: garbled ? [note] : [],
          },
        };
      }
      case 'GET columns':
        if (more !== undefined) return { status: 200, body: file.valuesOf(Number(more), !this.settings.dateKnown) };
        return {
          status: 200,
          body: {
            state: 'done',
            rows: file.total,
            empty_rows: 3,
            left_out: 0,
            columns: file.survey(this.settings.dateKnown),
            notes: [],
            similar_file: null,
          },
        };
      case 'GET mapping':
        return { status: 200, body: { template: null, earlier_import: null, columns: file.suggestion } };
      case 'GET leads':
        return { status: 200, body: { leads: file.sampleLeads(job.mapping) } };
      case 'POST check':
        job.check = { state: 'running', done: 0, tally: tallyOf({ total: file.total }), failure: null };
        job.last_event += 1;
        return { status: 202, body: job };
      case 'POST start':
        Object.assign(job, {
          state: 'queued',
          step: 'execute',
          queued_at: new Date().toISOString(),
          queue_ahead: 0,
          last_event: job.last_event + 1,
          may: { cancel: true, retry: false, undo: false, delete: false },
        });
        return { status: 202, body: job };
      case 'POST cancel':
        Object.assign(job, {
          state: 'cancelled',
          tally: { ...job.tally, not_processed: file.total - job.done },
          last_event: job.last_event + 1,
        });
        return { status: 202, body: job };
      case 'POST undo':
        job.undo_state = 'undoing';
        return { status: 202, body: job };
      case 'GET undo':
        if (more === 'leads')
          return { status: 200, body: { next: null, previous: null, leads: undoLeads(query.get('fate')) } };
        return {
          status: 200,
          body: { possible: true, reason: '', until: null, trashed: 11588, restored: 0, kept: 42, done: 0, total: 0 },
        };
      case 'GET summary': {
        if (more === 'values') return { status: 200, body: file.reasonValues(query.get('code')) };
        const scale = old === undefined ? 1 : 3;
        const groups =
          job.tally.failed + job.tally.skipped === 0 && job.state !== 'draft'
            ? []
            : file.groups.map((group) => ({ ...group, count: group.count * scale }));
        return {
          status: 200,
          body: {
            tally: job.state === 'draft' ? job.check.tally : job.tally,
            duration_ms: job.duration_ms,
            columns: file.columns,
            groups,
          },
        };
      }
      case 'GET rows': {
        const from = Number(query.get('after') ?? 0);
        const limit = Number(query.get('limit') ?? 25);
        const page = file.rows(query.get('code'), query.get('outcome'), from, limit);
        return {
          status: 200,
          body: { ...page, next: from + limit < page.total ? String(from + limit) : null, previous: null },
        };
      }
      default:
        return problem(404, 'NOT_FOUND', 'There is nothing here.');
    }
  }
}
