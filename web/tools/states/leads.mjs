// SPDX-License-Identifier: Apache-2.0
//
// States of leads and likely duplicates.
import { api, asUser, break_, failed, hold, problem, settled } from '../answers.mjs';

export const leads = [
  { name: '60-leads-loading', path: '/leads', before: hold(/^\/leads$/), narrow: true, act: settled },
  { name: '60d-lead-loading', path: '/leads/997', before: hold(/^\/leads\/997/), act: settled },
  {
    name: '61-leads-error',
    path: '/leads',
    before: break_(/^\/leads$/),
    narrow: true,
    act: (page) => page.getByText('Leads could not be loaded').waitFor(),
  },
  { name: '61f-duplicates-error', path: '/duplicates', before: break_(/^\/duplicates/), act: failed },
  { name: '63b-leads-of-user', path: '/leads', before: asUser, narrow: true, act: settled },
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
  { name: '60h-likely-loading', path: '/duplicates', before: hold(/^\/duplicates/), act: settled },
  { name: '61n-lead-error', path: '/leads/997', before: break_(/^\/leads\/997/), act: failed },
];
