// SPDX-License-Identifier: Apache-2.0
//
// A small server in memory that behaves like the contract where the pages look: for component tests and pictures.
// It is imported by nothing under src/, so that no build contains it.
import type { Import, Lead, Session, SetupState } from '../src/api/types';
import { admin } from './fake_admin';
import { problem, type FakeAnswer, type FakeRequest } from './fake_answer';
import { upload } from './fake_draft';
import { FakeDuplicates } from './fake_duplicates';
import { fields } from './fake_fields';
import { activity, firstNotices, settings } from './fake_import_data';
import { FakeImports } from './fake_imports';
import { FakeLeads } from './fake_leads';
import { FakeNotifications } from './fake_notifications';
import { people, session } from './fake_people';
import { FakeTemplates } from './fake_templates';

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

export class FakeApi {
  readonly settings: FakeSettings;
  notices = firstNotices();
  templates = new FakeTemplates();
  private listed: FakeLeads;
  private runs: FakeImports;
  private duplicates: FakeDuplicates;
  private notifications = new FakeNotifications();

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
    this.listed = new FakeLeads(this.settings.leads);
    this.runs = new FakeImports(this.settings);
    this.duplicates = new FakeDuplicates(this.settings.busyDuplicates);
    if (!this.settings.jobs) this.notices = [];
  }

  get leads(): Lead[] {
    return this.listed.all;
  }
  get imports(): ReadonlyMap<number, Import> {
    return this.runs.current;
  }
  draft(name: string): Import {
    return this.runs.draft(name);
  }
  tick(job: Import): boolean {
    return this.runs.tick(job);
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
    if (path.startsWith('/bulk-changes')) return this.listed.bulk(method, path, data);
    if (call === 'GET /lead-counts')
      return { status: 200, body: { counts: this.listed.counts(query.get('field') ?? '') } };
    if (call === 'GET /import-activity') return { status: 200, body: { days: activity(this.settings.jobs) } };
    if (path.startsWith('/leads')) return this.listed.answer(method, path, query, data);
    if (path === '/uploads') return { status: 201, body: upload(query.get('name') ?? 'file.csv') };
    if (path.startsWith('/imports')) return this.runs.answer(method, path, query, data);
    return problem(404, 'NOT_FOUND', 'There is nothing here.');
  }
}
