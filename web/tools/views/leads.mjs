// SPDX-License-Identifier: Apache-2.0
//
// Views of leads and likely duplicates.
export const leads = [
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
    name: '03i-leads-select-cards',
    path: '/leads',
    widths: [390],
    act: async (page) => {
      await page.getByRole('button', { name: 'Select', exact: true }).click();
      for (const name of ['Tomás Vargas', 'Jonas Raman']) await page.getByText(name).first().click();
      await page.getByText('2 selected').waitFor();
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
    name: '43-menu',
    path: '/leads',
    narrow: true,
    act: async (page, narrow) => {
      if (narrow) await page.getByRole('button', { name: 'Open menu' }).click();
    },
  },
];
