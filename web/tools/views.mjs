// SPDX-License-Identifier: Apache-2.0
//
// The views that tools/look.mjs visits: where they are and what is done there first.
const file = { name: 'trade-show-lisbon-2026.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') };

export async function choose(page) {
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('5,204 rows, 12 columns').waitFor();
}
async function next(page, title) {
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('heading', { name: title }).waitFor();
}
export async function toPreview(page) {
  await choose(page);
  await next(page, 'Does this look right?');
  await page.getByText('First 12 of 5,204 rows').waitFor();
}
export async function toMap(page) {
  await toPreview(page);
  await next(page, 'Map your columns to fields');
  await page.getByText('As a lead').waitFor();
}
export async function toExecute(page) {
  await toMap(page);
  await next(page, 'Check and start');
}
export async function checked(page) {
  await toExecute(page);
  await page.getByText('All 5,204 rows were checked').waitFor();
  await page.getByText('is not an e-mail address').locator('visible=true').first().waitFor();
}

export const views = [
  {
    name: '01-sign-in',
    path: '/sign-in',
    fake: 'state=signed-out',
    narrow: true,
    act: (page) => page.getByRole('heading', { name: 'Sign in' }).waitFor(),
  },
  {
    name: '01b-sign-in-wrong',
    path: '/sign-in',
    fake: 'state=signed-out',
    act: async (page) => {
      await page.getByLabel('Email').fill('dana@inlet.example');
      await page.getByRole('textbox', { name: 'Password' }).fill('nonsense');
      await page.keyboard.press('Enter');
      await page.getByText('Email or password is wrong').waitFor();
    },
  },
  {
    name: '02-set-up',
    path: '/leads',
    fake: 'state=set-up',
    narrow: true,
    act: (page) => page.getByText('1 of 3').waitFor(),
  },
  {
    name: '02b-set-up-organisation',
    path: '/set-up#token=abc',
    fake: 'state=set-up',
    act: async (page) => {
      await page.getByLabel('Your name').fill('Dana Whitcombe');
      await page.getByLabel('Email').fill('dana@inlet.example');
      await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByText('2 of 3').waitFor();
    },
  },
  {
    name: '03-leads',
    path: '/leads',
    narrow: true,
    act: (page) => page.getByRole('search').getByRole('button', { name: 'Stage' }).waitFor(),
  },
  {
    name: '03b-leads-selected',
    path: '/leads',
    act: async (page) => {
      await page.getByLabel('Select all on this page').check();
      await page.getByText('25 selected on this page').waitFor();
    },
  },
  {
    name: '03c-leads-empty',
    path: '/leads',
    fake: 'state=empty',
    narrow: true,
    act: (page) => page.getByText('No leads yet').waitFor(),
  },
  {
    name: '03f-leads-overview',
    path: '/leads?overview=true',
    narrow: true,
    act: (page) => page.getByRole('heading', { name: 'Where leads come from' }).waitFor(),
  },
  {
    name: '03g-leads-change-stage',
    path: '/leads',
    act: async (page) => {
      await page.getByLabel('Select all on this page').check();
      await page.getByRole('button', { name: 'Change stage' }).click();
    },
  },
  {
    name: '03h-leads-more-filters',
    path: '/leads',
    act: (page) => page.getByRole('search').getByRole('button', { name: 'More' }).click(),
  },
  { name: '03d-leads-no-match', path: '/leads?q=zzzz', act: (page) => page.getByText('No leads match').waitFor() },
  {
    name: '03e-leads-filter',
    path: '/leads',
    act: (page) => page.getByRole('search').getByRole('button', { name: 'Stage' }).click(),
  },
  {
    name: '04-lead',
    path: '/leads?lead=998',
    narrow: true,
    act: (page) => page.getByText('Where this lead came from').waitFor(),
  },
  {
    name: '04b-lead-edit',
    path: '/leads?lead=998',
    act: async (page) => {
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.getByLabel('Last Name').waitFor();
    },
  },
  {
    name: '04d-lead-in-place',
    path: '/leads?lead=998',
    act: async (page) => {
      await page.getByRole('button', { name: 'Edit Company' }).click();
      await page.getByRole('textbox', { name: 'Company' }).waitFor();
    },
  },
  { name: '04c-lead-page', path: '/leads/997', act: (page) => page.getByText('History').waitFor() },
  {
    name: '10-upload',
    path: '/leads/import',
    narrow: true,
    act: (page) => page.getByRole('button', { name: 'Choose File' }).waitFor(),
  },
  { name: '11-upload-done', path: '/leads/import', narrow: true, act: choose },
  { name: '13-preview', path: '/leads/import', narrow: true, act: toPreview },
  {
    name: '14-preview-encoding',
    path: '/leads/import',
    act: async (page) => {
      await toPreview(page);
      await page.getByRole('combobox', { name: 'Encoding' }).click();
      await page.getByRole('option', { name: 'windows-1252' }).click();
      await page.getByText('Some letters look wrong').waitFor();
    },
  },
  { name: '15-map', path: '/leads/import', narrow: true, act: toMap },
  {
    name: '16-map-attention',
    path: '/leads/import',
    fake: 'dates=ask',
    narrow: true,
    act: async (page) => {
      await toMap(page);
      await page.getByRole('combobox', { name: 'Field for Work email' }).click();
      await page.getByRole('option', { name: 'Email', exact: false }).first().click();
      // Playwright takes aria-disabled for disabled; a person's press is told why it does not go on.
      await page.getByRole('button', { name: 'Next', exact: true }).click({ force: true });
      await page.getByText('Choose one of them').first().waitFor();
    },
  },
  {
    name: '17-map-list',
    path: '/leads/import',
    act: async (page) => {
      await toMap(page);
      await page.getByRole('combobox', { name: 'Field for Notes' }).click();
      await page.getByRole('option', { name: 'City' }).waitFor();
    },
  },
  {
    name: '18-save-template',
    path: '/leads/import',
    act: async (page) => {
      await toMap(page);
      await page.getByRole('button', { name: 'Save Template' }).click();
      await page.getByLabel('Name', { exact: true }).waitFor();
    },
  },
  {
    name: '19-checking',
    path: '/leads/import',
    fake: 'speed=400',
    act: async (page) => {
      await toExecute(page);
      await page.getByText('rows checked. Nothing is imported yet').waitFor();
    },
  },
  { name: '20-check', path: '/leads/import', fake: 'speed=2', narrow: true, act: checked },
  {
    name: '20b-check-policy',
    path: '/leads/import',
    fake: 'speed=2',
    act: async (page) => {
      await checked(page);
      await page.getByRole('button', { name: 'Change' }).click();
    },
  },
  {
    name: '22-running',
    path: '/leads/import',
    fake: 'speed=12',
    narrow: true,
    act: async (page) => {
      await checked(page);
      await page.getByRole('button', { name: 'Start Import' }).click();
      await page.getByText('rows a second').waitFor();
    },
  },
  {
    name: '24-done',
    path: '/leads/import',
    fake: 'speed=2',
    narrow: true,
    act: async (page) => {
      await checked(page);
      await page.getByRole('button', { name: 'Start Import' }).click();
      await page.getByRole('heading', { name: 'Import completed with errors' }).waitFor();
      await page.getByText('Why 55 records failed').waitFor();
    },
  },
  {
    name: '25-leave',
    path: '/leads/import',
    act: async (page) => {
      await toMap(page);
      await page.getByRole('button', { name: 'Close import' }).click();
      await page.getByText('Leave this import?').waitFor();
    },
  },
  {
    name: '30-batch-jobs',
    path: '/admin/batch-jobs',
    narrow: true,
    act: (page) => page.getByRole('link', { name: /hubspot-export/ }).waitFor(),
  },
  {
    name: '30c-bulk-changes',
    path: '/leads',
    narrow: true,
    act: async (page, narrow) => {
      if (!narrow) {
        await page.getByLabel('Select all on this page').check();
        await page.getByRole('button', { name: 'Change stage' }).click();
        await page.getByRole('menuitem', { name: 'Won' }).click();
        await page.getByText('25 leads were changed.').waitFor();
      }
      await page.goto(new URL('/admin/batch-jobs?kind=bulk', page.url()).href);
      await page.getByText(narrow ? 'No changes yet' : 'Stage to Won').waitFor();
    },
  },
  {
    name: '30b-batch-jobs-empty',
    path: '/admin/batch-jobs',
    fake: 'state=empty',
    act: (page) => page.getByText('No imports yet').waitFor(),
  },
  {
    name: '31-job',
    path: '/admin/batch-jobs/1050',
    narrow: true,
    full: true,
    act: (page) => page.getByText('Why 174 records failed').waitFor(),
  },
  {
    name: '32-undo',
    path: '/admin/batch-jobs/1050',
    act: async (page) => {
      await page.getByRole('button', { name: 'Undo import' }).click();
      await page.getByText('You cannot reverse an undo').waitFor();
    },
  },
  { name: '33-job-failed', path: '/admin/batch-jobs/1046', act: (page) => page.getByText('never closed').waitFor() },
  {
    name: '34-notices',
    path: '/leads',
    narrow: true,
    act: async (page) => {
      await page.getByRole('button', { name: /Notifications/ }).click();
      await page.getByText('Mark all as read').waitFor();
    },
  },
  {
    name: '35-download',
    path: '/admin/batch-jobs/1050',
    act: async (page) => {
      await page.getByText('Why 174 records failed').waitFor();
      await page.getByRole('button', { name: 'More download choices' }).click();
    },
  },
  { name: '42-templates', path: '/templates', act: (page) => page.getByText('Trade Show Leads').waitFor() },
  {
    name: '40-fields',
    path: '/admin/fields',
    narrow: true,
    act: (page) => page.getByText('cf_region').waitFor({ state: 'attached' }),
  },
  {
    name: '41-field-edit',
    path: '/admin/fields?field=cf_region',
    narrow: true,
    act: (page) => page.getByText('because 3,302 leads').waitFor(),
  },
  {
    name: '41b-field-new',
    path: '/admin/fields?field=new',
    act: async (page) => {
      await page.getByRole('button', { name: 'Save field' }).click();
      await page.getByText('Enter a name.').waitFor();
    },
  },
  {
    name: '41c-field-hide',
    path: '/admin/fields',
    act: async (page) => {
      await page.getByRole('button', { name: 'Actions for Region' }).click();
      await page.getByRole('menuitem', { name: 'Hide' }).click();
      await page.getByText('1 template uses').waitFor();
    },
  },
  {
    name: '44-duplicates',
    path: '/admin/duplicates',
    narrow: true,
    act: (page) => page.getByText('Match on').waitFor(),
  },
  {
    name: '44b-duplicates-building',
    path: '/admin/duplicates',
    fake: 'duplicates=busy',
    narrow: true,
    act: (page) => page.getByText('The new list is being built').waitFor(),
  },
  {
    name: '52-likely',
    path: '/duplicates',
    narrow: true,
    act: (page) => page.getByText('2 pairs').waitFor(),
  },
  {
    name: '52b-likely-merge',
    path: '/duplicates',
    narrow: true,
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Merge / })
        .first()
        .click();
      await page.getByRole('button', { name: 'Merge leads' }).waitFor();
    },
  },
  {
    name: '52c-likely-running',
    path: '/duplicates?lead=118',
    fake: 'duplicates=busy',
    act: (page) => page.getByText('Only pairs with').waitFor(),
  },
  {
    name: '52d-likely-empty',
    path: '/duplicates?lead=5',
    narrow: true,
    act: (page) => page.getByText('No likely duplicates here').waitFor(),
  },
  {
    name: '52e-likely-searching',
    path: '/duplicates',
    fake: 'duplicates=busy',
    act: (page) => page.getByText('The search is running').locator('visible=true').first().waitFor(),
  },
  {
    name: '53-undone',
    path: '/admin/batch-jobs/1048',
    narrow: true,
    act: (page) => page.getByText('This import was undone').waitFor(),
  },
  {
    name: '45-settings',
    path: '/admin/import',
    narrow: true,
    full: true,
    act: (page) => page.getByLabel('Imports at the same time').waitFor(),
  },
  { name: '46-users', path: '/admin/users', narrow: true, act: (page) => page.getByText('Mei Chen').waitFor() },
  {
    name: '46b-user-menu',
    path: '/admin/users',
    act: (page) => page.getByRole('button', { name: 'Actions for Mei Chen' }).click(),
  },
  {
    name: '46c-user-link',
    path: '/admin/users',
    act: async (page) => {
      await page.getByRole('button', { name: 'Add user' }).click();
      await page.getByLabel('Name').fill('Ola Nordmann');
      await page.getByLabel('Email').fill('ola@inlet.example');
      await page.getByRole('button', { name: 'Make the link' }).click();
      await page.getByLabel('One-time link').waitFor();
    },
  },
  {
    name: '47-roles',
    path: '/admin/users?tab=roles',
    narrow: true,
    act: (page) => page.getByText('See leads').waitFor(),
  },
  {
    name: '50-help',
    path: '/help/errors/INVALID_DATE',
    narrow: true,
    act: (page) => page.getByText('Repaired:').waitFor(),
  },
  { name: '48-audit', path: '/admin/audit', narrow: true, act: (page) => page.getByText('user.invited').waitFor() },
  { name: '49-account', path: '/account', narrow: true, act: (page) => page.getByText('Nightly import').waitFor() },
  {
    name: '49b-account-token',
    path: '/account',
    act: async (page) => {
      await page.getByRole('button', { name: 'Make a token' }).click();
      await page.getByLabel('What it is for').waitFor();
    },
  },
  {
    name: '50-invitation',
    path: '/invitation#token=once',
    narrow: true,
    act: (page) => page.getByText('Choose a password').waitFor(),
  },
  {
    name: '51-go-to',
    path: '/leads',
    act: async (page) => {
      await page.getByRole('heading', { name: 'Leads', exact: true }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Page, lead or import' }).fill('lead');
      await page.getByRole('option', { name: /Import leads/ }).waitFor();
    },
  },
  {
    name: '21-check-edit',
    path: '/leads/import',
    fake: 'speed=2',
    narrow: true,
    act: async (page) => {
      await checked(page);
      await page
        .getByRole('button', { name: /tomas@meridian.*Enter to fix/ })
        .locator('visible=true')
        .first()
        .click();
      await page.keyboard.type('tomas@meridian.example');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: '21b-check-group',
    path: '/leads/import',
    fake: 'speed=2',
    act: async (page) => {
      await checked(page);
      await page.getByRole('button', { name: /Email address is not valid/ }).click();
      await page.getByLabel('Instead of ingrid@gmial.com').waitFor();
    },
  },
  {
    name: '43-menu',
    path: '/leads',
    narrow: true,
    act: async (page, narrow) => {
      if (narrow) await page.getByRole('button', { name: 'Open menu' }).click();
    },
  },
];
