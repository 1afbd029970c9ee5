// SPDX-License-Identifier: Apache-2.0
//
// The states that no data makes: loading, an error, no right, no connection, signed out meanwhile, changed by somebody else. The
// answers of the server are held back or replaced on their way to the page.
const problem = (status, code, detail, remedy = '') => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ status, code, detail, remedy, arguments: [], request_id: 'req-7c1f', title: detail }),
});
const fault = problem(500, 'INTERNAL', 'Inlet had a fault.', 'Try again.');

const api = (path) => (url) => url.pathname.startsWith('/api/v1/') && path.test(url.pathname.slice('/api/v1'.length));
const hold = (path) => (page) => page.route(api(path), () => undefined);
const break_ = (path) => (page) => page.route(api(path), (route) => route.fulfill(fault));

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
      await page.route(api(/^\/leads\/997$/), async (route) => {
        if (route.request().method() !== 'GET')
          return route.fulfill(problem(409, 'CONFLICT', 'The lead was changed meanwhile.'));
        const answer = await route.fetch();
        const lead = await answer.json();
        return route.fulfill({
          response: answer,
          json: { ...lead, version: lead.version + 1, values: { ...lead.values, city: 'Trondheim' } },
        });
      });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('button', { name: 'Keep mine' }).first().waitFor();
    },
  },
];
