// SPDX-License-Identifier: Apache-2.0
//
// Views of administration.
export const administration = [
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
    act: (page) => page.getByText('See leads').first().waitFor(),
  },
  { name: '48-audit', path: '/admin/audit', narrow: true, act: (page) => page.getByText('user.invited').waitFor() },
];
