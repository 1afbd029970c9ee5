// SPDX-License-Identifier: Apache-2.0
//
// Views of what is around the views: signing in, notices, the account, help.
export const frame = [
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
    name: '34-notices',
    path: '/leads',
    narrow: true,
    act: async (page) => {
      await page.getByRole('button', { name: /Notifications/ }).click();
      await page.getByText('Mark all as read').waitFor();
    },
  },
  {
    name: '50-help',
    path: '/help/errors/INVALID_DATE',
    narrow: true,
    act: (page) => page.getByText('Repaired:').waitFor(),
  },
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
];
