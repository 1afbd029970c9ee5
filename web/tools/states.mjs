// SPDX-License-Identifier: Apache-2.0
//
// The states that no data makes: loading, an error, no right, no connection, signed out meanwhile, changed by somebody else. The
// answers of the server are held back or replaced on their way to the page.
import { checked, choose, toExecute, toMap, toPreview } from './views.mjs';

const problem = (status, code, detail, remedy = '') => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ status, code, detail, remedy, arguments: [], request_id: 'req-7c1f', title: detail }),
});
const fault = problem(500, 'INTERNAL', 'Inlet had a fault.', 'Try again.');

const api = (path) => (url) => url.pathname.startsWith('/api/v1/') && path.test(url.pathname.slice('/api/v1'.length));
const hold = (path) => (page) => page.route(api(path), () => undefined);
const break_ = (path) => (page) => page.route(api(path), (route) => route.fulfill(fault));

// The fake answers, and `change` makes of it what the state needs.
const amend =
  (path, change, of = 'GET') =>
  (page) =>
    page.route(api(path), async (route) => {
      if (route.request().method() !== of) return route.fallback();
      // None once the page is left.
      const answer = await route.fetch().catch(() => null);
      return answer === null ? route.abort() : route.fulfill({ response: answer, json: change(await answer.json()) });
    });
const answerWith = (path, json) => (page) => page.route(api(path), (route) => route.fulfill({ json }));
const together =
  (...before) =>
  async (page) => {
    for (const one of before) await one(page);
  };

// The session of a person who may see leads and nothing else.
const asUser = (page) =>
  page.route(api(/^\/session$/), async (route) => {
    const answer = await route.fetch();
    const session = await answer.json();
    const rights = Object.fromEntries(Object.keys(session.rights).map((right) => [right, right === 'see_leads']));
    await route.fulfill({ response: answer, json: { ...session, rights } });
  });

async function settled(page) {
  await page.locator('#main').waitFor();
  await page.waitForTimeout(900);
}
const failed = (page) => page.getByRole('button', { name: 'Try again' }).first().waitFor();

const sheet = (name, rows, hidden) => ({ name, rows, columns: 12, hidden });
const asWorkbook = (body) => {
  const detection = {
    ...body.detection,
    format: 'xlsx',
    sheets: [sheet('Attendees', 5204, false), sheet('Price list', 12, false), sheet('Old', 860, true)],
    sheet: { value: 'Attendees', confidence: 1, reason: 'The first sheet with rows.', alternatives: [] },
  };
  return { ...body, detection };
};

const offers = {
  0: [{ kind: 'fix_case', at: null, count: 310, before: 'AMARA', after: 'Amara' }],
  4: [
    { kind: 'tidy_spaces', at: null, count: 44, before: 'Halden  Freight ', after: 'Halden Freight' },
    { kind: 'repair_text', at: null, count: 9, before: 'SociÃ©tÃ©', after: 'Société' },
  ],
  3: [{ kind: 'split_values', at: '/', count: 61, before: '+1 555 0142 / +1 555 0143', after: '+1 555 0142' }],
};

const allNew = {
  total: 5204,
  created: 5204,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  not_processed: 0,
  empty_rows: 3,
  left_out: 0,
  warnings: 0,
};
const withoutProblems = (job) =>
  job.check.state === 'none' ? job : { ...job, check: { state: 'done', done: 5204, tally: allNew, failure: null } };

const queued = amend(/^\/imports\/1049$/, (job) => ({
  ...job,
  state: 'queued',
  undo_state: 'none',
  queue_ahead: 2,
  done: 0,
  tally: { ...job.tally, created: 0, skipped: 0, failed: 0 },
  started_at: null,
  ended_at: null,
  duration_ms: null,
  may: { cancel: true, retry: false, undo: false, delete: false },
}));

const inquiry = {
  id: 4,
  email: 'amara@halden.example',
  phone: null,
  stage: 'found',
  counts: { leads: 2, uploads: 2, rows: 3, imports: 2, history: 6, failed_rows: 1, messages: 1 },
  created_at: new Date(Date.now() - 6e5).toISOString(),
  changed_at: new Date(Date.now() - 5e5).toISOString(),
};
const person = together(
  answerWith(/^\/personal-data$/, {
    inquiries: [
      inquiry,
      { ...inquiry, id: 3, email: null, stage: 'erased', counts: { leads: 1 } },
      { ...inquiry, id: 2, email: 'jonas@osprey.example', phone: '+44 20 7946 0958' },
    ],
  }),
  answerWith(/^\/personal-data\/4$/, {
    ...inquiry,
    leads: [
      { id: 998, title: 'Amara Okafor', in_trash: false },
      { id: 412, title: 'A. Okafor', in_trash: true },
    ],
    uploads: [
      {
        name: 'trade-show-lisbon-2026.csv',
        received_at: inquiry.created_at,
        rows: 2,
        read_to_its_end: true,
        erased: false,
        imports: [1052],
      },
      {
        name: 'hubspot-export-2026-11-21.csv',
        received_at: inquiry.created_at,
        rows: 1,
        read_to_its_end: false,
        erased: false,
        imports: [1050, 1049],
      },
    ],
  }),
);
// To the step that shows nothing yet, or only why.
async function heldStep(page) {
  await choose(page);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('heading', { name: 'Does this look right?' }).waitFor();
  await page.waitForTimeout(900);
}

export const states = [
  { name: '60-leads-loading', path: '/leads', before: hold(/^\/leads$/), narrow: true, act: settled },
  { name: '60b-jobs-loading', path: '/admin/batch-jobs', before: hold(/^\/imports$/), act: settled },
  { name: '60c-job-loading', path: '/admin/batch-jobs/1050', before: hold(/^\/imports\/1050$/), act: settled },
  { name: '60d-lead-loading', path: '/leads/997', before: hold(/^\/leads\/997/), act: settled },
  {
    name: '61-leads-error',
    path: '/leads',
    before: break_(/^\/leads$/),
    narrow: true,
    act: (page) => page.getByText('Leads could not be loaded').waitFor(),
  },
  {
    name: '61b-jobs-error',
    path: '/admin/batch-jobs',
    before: break_(/^\/imports$/),
    act: (page) => page.getByText('Batch jobs could not be loaded').waitFor(),
  },
  { name: '61c-fields-error', path: '/admin/fields', before: break_(/^\/fields/), act: failed },
  { name: '61d-users-error', path: '/admin/users', before: break_(/^\/users/), act: failed },
  { name: '61e-settings-error', path: '/admin/import', before: break_(/^\/settings/), act: failed },
  { name: '61f-duplicates-error', path: '/duplicates', before: break_(/^\/duplicates/), act: failed },
  { name: '61g-templates-error', path: '/templates', before: break_(/^\/templates/), act: failed },
  { name: '61h-audit-error', path: '/admin/audit', before: break_(/^\/audit/), act: failed },
  {
    name: '62-partial',
    path: '/admin/batch-jobs/1050',
    before: break_(/^\/imports\/1050\/summary/),
    act: settled,
  },
  {
    name: '63-no-right',
    path: '/admin/users',
    before: asUser,
    narrow: true,
    act: (page) => page.getByText('You do not have the right').first().waitFor(),
  },
  { name: '63b-leads-of-user', path: '/leads', before: asUser, narrow: true, act: settled },
  { name: '63c-not-found', path: '/nowhere', narrow: true, act: settled },
  { name: '63d-lead-gone', path: '/leads/999999', act: settled },
  {
    name: '64-offline',
    path: '/leads/997',
    narrow: true,
    act: async (page) => {
      await page.getByText('History').waitFor();
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.getByLabel('City').fill('Bergen');
      await page.route(api(/./), (route) => route.abort());
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText(/No connection\. Trying again in/).waitFor();
    },
  },
  {
    name: '65-signed-out',
    path: '/leads/997',
    narrow: true,
    act: async (page) => {
      await page.getByText('History').waitFor();
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.getByLabel('City').fill('Bergen');
      await page.route(api(/./), (route) => route.fulfill(problem(401, 'NOT_SIGNED_IN', 'You are not signed in.')));
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Please sign in again').waitFor();
    },
  },
  {
    name: '66-changed-by-another',
    path: '/leads/997',
    narrow: true,
    act: async (page) => {
      await page.getByText('History').waitFor();
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.getByLabel('City').fill('Bergen');
      const lead = await (await page.request.get(new URL('/api/v1/leads/997', page.url()).href)).json();
      const current = {
        ...lead,
        version: lead.version + 1,
        values: { ...lead.values, city: 'Trondheim' },
        display: { ...lead.display, city: 'Trondheim' },
      };
      const conflict = problem(409, 'CONFLICT', 'The lead was changed meanwhile.');
      await page.route(api(/^\/leads\/997$/), (route) =>
        route.request().method() === 'GET'
          ? route.fulfill({ json: current })
          : route.fulfill({ ...conflict, body: JSON.stringify({ ...JSON.parse(conflict.body), current }) }),
      );
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('button', { name: 'Keep mine' }).first().waitFor();
      // Whoever pressed Save at the foot of the form is brought there.
      await page.waitForFunction(() => document.querySelector('main [role=alert]').getBoundingClientRect().top > 54);
    },
  },
  // Upload and Preview.
  {
    name: '12-upload-error',
    path: '/leads/import',
    narrow: true,
    before: (page) =>
      page.route(api(/^\/uploads$/), (route) =>
        route.fulfill(
          problem(
            422,
            'PASSWORD_PROTECTED',
            'This Excel file has a password.',
            'Remove the password in Excel (File, Info, Protect workbook) and try again.',
          ),
        ),
      ),
    act: async (page) => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'budget.xlsx',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from('PK'),
      });
      await page.getByText('This Excel file has a password.').waitFor();
    },
  },
  {
    name: '12b-upload-sending',
    path: '/leads/import',
    narrow: true,
    before: hold(/^\/uploads/),
    act: async (page) => {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.alloc(2_000_000, 'a,b\n') });
      await page.getByRole('button', { name: 'Cancel' }).waitFor();
    },
  },
  {
    name: '13b-preview-sheet',
    path: '/leads/import',
    before: together(
      amend(/^\/imports\/1052$/, asWorkbook),
      amend(/^\/imports$/, asWorkbook, 'POST'),
      amend(/^\/imports\/1052\/preview/, asWorkbook),
    ),
    act: toPreview,
  },
  { name: '60e-preview-loading', path: '/leads/import', before: hold(/\/preview/), act: heldStep },
  // The rows are read while the file is still looked at: Upload says it already.
  {
    name: '61i-preview-error',
    path: '/leads/import',
    before: break_(/\/preview/),
    act: async (page) => {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
      await failed(page);
    },
  },
  // Map Fields.
  {
    name: '16b-map-clean-ups',
    path: '/leads/import',
    narrow: true,
    before: amend(/^\/imports\/1052\/columns$/, (survey) => ({
      ...survey,
      columns: survey.columns.map((column) => ({ ...column, offers: offers[column.index] ?? [] })),
    })),
    act: async (page) => {
      await toMap(page);
      for (const name of [/clean-up/, /clean-up/])
        await page.getByRole('button', { name, expanded: false }).first().click();
    },
  },
  {
    name: '16c-map-choices',
    path: '/leads/import',
    narrow: true,
    act: async (page) => {
      await toMap(page);
      await page.getByRole('button', { name: 'More for Email Address' }).click();
      await page.getByRole('menuitem', { name: 'Choices for this column' }).click();
    },
  },
  {
    name: '16d-map-fixed-values',
    path: '/leads/import',
    narrow: true,
    act: async (page) => {
      await toMap(page);
      await page.getByText('Set a value for all leads').click();
    },
  },
  // Execute.
  {
    name: '20c-check-clean',
    path: '/leads/import',
    fake: 'speed=2',
    narrow: true,
    before: together(
      amend(/^\/imports\/1052$/, withoutProblems),
      amend(/^\/imports\/1052\/summary/, (summary) => ({ ...summary, tally: allNew, groups: [] })),
      // Without the stream the page asks, and gets what stands above.
      (page) => page.route(api(/\/events$/), (route) => route.fulfill({ status: 404 })),
    ),
    act: async (page) => {
      await toExecute(page);
      await page.getByText('No problems').first().waitFor();
    },
  },
  {
    name: '61j-check-error',
    path: '/leads/import',
    before: break_(/^\/imports\/1052\/check/),
    act: async (page) => {
      await toExecute(page);
      await page.getByRole('button', { name: 'Check again' }).waitFor();
    },
  },
  {
    name: '61k-summary-error',
    path: '/leads/import',
    fake: 'speed=2',
    before: break_(/^\/imports\/1052\/summary/),
    act: async (page) => {
      await toExecute(page);
      await failed(page);
    },
  },
  {
    name: '64b-wizard-offline',
    path: '/leads/import',
    fake: 'speed=2',
    narrow: true,
    act: async (page) => {
      await checked(page);
      await page.route(api(/./), (route) => route.abort());
      await page.getByRole('button', { name: 'Close import' }).click();
      await page.getByRole('button', { name: 'Delete draft' }).click();
      await page.getByText(/No connection\. Trying again in/).waitFor();
    },
  },
  { name: '23-job-queued', path: '/admin/batch-jobs/1049', narrow: true, before: queued, act: settled },
  { name: '23b-job-cancelled', path: '/admin/batch-jobs/1043', narrow: true, act: settled },
  { name: '24b-job-completed', path: '/admin/batch-jobs/1049', narrow: true, act: settled },
  // Templates.
  {
    name: '42b-templates-empty',
    path: '/templates',
    narrow: true,
    before: answerWith(/^\/templates$/, { templates: [] }),
    act: (page) => page.getByText('No templates yet').waitFor(),
  },
  {
    name: '42c-template-columns',
    path: '/templates',
    narrow: true,
    act: (page) => page.getByRole('button', { name: 'Trade Show Leads', exact: true }).click(),
  },
  {
    name: '42d-template-menu',
    path: '/templates',
    narrow: true,
    act: (page) => page.getByRole('button', { name: 'Actions for Trade Show Leads' }).click(),
  },
  {
    name: '42e-template-no-file',
    path: '/templates',
    act: async (page) => {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('no json') });
      await page.getByRole('alert').waitFor();
    },
  },
  // Personal data.
  {
    name: '54-personal-data-empty',
    path: '/admin/personal-data',
    narrow: true,
    before: answerWith(/^\/personal-data$/, { inquiries: [] }),
    act: settled,
  },
  {
    name: '54b-personal-data',
    path: '/admin/personal-data?inquiry=4',
    narrow: true,
    full: true,
    before: person,
    act: settled,
  },
  {
    name: '54c-personal-data-erase',
    path: '/admin/personal-data?inquiry=4',
    narrow: true,
    before: person,
    act: async (page) => {
      await page.getByRole('button', { name: 'Erase …' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  // Mail and webhooks.
  {
    name: '45b-webhook-new',
    path: '/admin/import',
    act: (page) => page.getByRole('button', { name: 'Add webhook' }).click(),
  },
  {
    name: '45c-webhook-secret',
    path: '/admin/import',
    act: async (page) => {
      await page.getByRole('button', { name: 'Add webhook' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('https://crm.example.com/hooks/other');
      await page.getByRole('dialog').getByRole('button', { name: 'Add webhook' }).click();
      await page.getByLabel('Secret', { exact: true }).waitFor();
    },
  },
  // Others that are empty, loading or failing.
  {
    name: '34b-notices-empty',
    path: '/leads',
    fake: 'state=empty',
    act: (page) => page.getByRole('button', { name: /Notifications/ }).click(),
  },
  {
    name: '46d-users-alone',
    path: '/admin/users',
    before: amend(/^\/users$/, ({ users }) => ({ users: users.slice(0, 1) })),
    act: settled,
  },
  {
    name: '48b-audit-empty',
    path: '/admin/audit',
    before: answerWith(/^\/audit/, { next: null, entries: [] }),
    act: settled,
  },
  {
    name: '51b-go-to-nothing',
    path: '/leads',
    narrow: true,
    act: async (page) => {
      await page.getByRole('heading', { name: 'Leads', exact: true }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Page, lead or import' }).fill('zzzz');
      await settled(page);
    },
  },
  { name: '60f-fields-loading', path: '/admin/fields', before: hold(/^\/fields/), act: settled },
  { name: '60g-users-loading', path: '/admin/users', before: hold(/^\/users/), act: settled },
  { name: '60h-likely-loading', path: '/duplicates', before: hold(/^\/duplicates/), act: settled },
  { name: '60i-settings-loading', path: '/admin/import', before: hold(/^\/settings/), act: settled },
  { name: '61l-personal-data-error', path: '/admin/personal-data', before: break_(/^\/personal-data/), act: failed },
  { name: '61m-account-error', path: '/account', before: break_(/^\/(sessions|tokens)/), act: failed },
  { name: '61n-lead-error', path: '/leads/997', before: break_(/^\/leads\/997/), act: failed },
  { name: '61o-job-error', path: '/admin/batch-jobs/1050', before: break_(/^\/imports\/1050$/), act: failed },
];
