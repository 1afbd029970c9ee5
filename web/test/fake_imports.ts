// SPDX-License-Identifier: Apache-2.0
//
// Imports of the fake server, from the draft to the undo; what runs goes on with each tick.
import type { Check, Import, ImportItem, SourceChoice } from '../src/api/types';
import { problem, type FakeAnswer } from './fake_answer';
import { freshDraft } from './fake_draft';
import { undoLeads } from './fake_duplicates';
import * as file from './fake_file';
import { pastImports, tallyOf } from './fake_import_data';
import { preview } from './fake_preview';

const predicted = tallyOf({ total: file.total, created: 5010, skipped: 139, failed: 55, empty_rows: 3 });

function scaled(part: number) {
  const of = (n: number) => Math.floor(n * part);
  return tallyOf({ total: file.total, created: of(5010), skipped: of(139), failed: of(55), empty_rows: 3 });
}

function asItem(job: Import): ImportItem {
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

export class FakeImports {
  current = new Map<number, Import>();
  private past: ImportItem[];
  private retries = new Map<number, Import>();
  private nextImport = 1052;
  private speed: number;
  private dateKnown: boolean;

  constructor({ jobs, speed, dateKnown }: { jobs: boolean; speed: number; dateKnown: boolean }) {
    this.past = jobs ? pastImports() : [];
    this.speed = speed;
    this.dateKnown = dateKnown;
  }

  draft(name: string): Import {
    const job = freshDraft(this.nextImport, name);
    this.nextImport += 1;
    this.current.set(job.id, job);
    return job;
  }

  // One step of whatever runs; the server's clock in tests.
  tick(job: Import): boolean {
    const speed = this.speed;
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

  private full(item: ImportItem): Import {
    const job = this.draft(item.file_name);
    this.current.delete(job.id);
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

  answer(method: string, path: string, query: URLSearchParams, data: Record<string, unknown>): FakeAnswer {
    if (path === '/imports' && method === 'POST')
      return { status: 201, body: this.draft('trade-show-lisbon-2026.csv') };
    if (path === '/imports') {
      const states = query.get('state')?.split(',');
      const search = query.get('search') ?? '';
      const all = [...[...this.current.values()].reverse().map((job) => asItem(job)), ...this.past];
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
    const job = this.current.get(id) ?? (old === undefined ? undefined : this.full(old));
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
        this.current.delete(id);
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
      case 'GET preview':
        return { status: 200, body: preview(job.source) };
      case 'GET columns':
        if (more !== undefined) return { status: 200, body: file.valuesOf(Number(more), !this.dateKnown) };
        return {
          status: 200,
          body: {
            state: 'done',
            rows: file.total,
            empty_rows: 3,
            left_out: 0,
            columns: file.survey(this.dateKnown),
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
