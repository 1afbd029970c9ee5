// SPDX-License-Identifier: Apache-2.0
//
// States of the wizard.
import { amend, api, break_, failed, hold, problem, together } from '../answers.mjs';
import { checked, choose, toExecute, toMap, toPreview } from '../wizard_steps.mjs';

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

// To the step that shows nothing yet, or only why.
async function heldStep(page) {
  await choose(page);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('heading', { name: 'Does this look right?' }).waitFor();
  await page.waitForTimeout(900);
}

export const wizard = [
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
];
