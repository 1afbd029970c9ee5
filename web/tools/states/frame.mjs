// SPDX-License-Identifier: Apache-2.0
//
// States of what is around the views: signing in, notices, the account, help.
import { break_, failed, settled } from '../answers.mjs';

export const frame = [
  { name: '63c-not-found', path: '/nowhere', narrow: true, act: settled },
  // Others that are empty, loading or failing.
  {
    name: '34b-notices-empty',
    path: '/leads',
    fake: 'state=empty',
    act: (page) => page.getByRole('button', { name: /Notifications/ }).click(),
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
  { name: '61m-account-error', path: '/account', before: break_(/^\/(sessions|tokens)/), act: failed },
];
