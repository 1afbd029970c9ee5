// SPDX-License-Identifier: Apache-2.0
//
// Answers of the server that are held back or replaced on their way to the page.
export const problem = (status, code, detail, remedy = '') => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ status, code, detail, remedy, arguments: [], request_id: 'req-7c1f', title: detail }),
});

export const fault = problem(500, 'INTERNAL', 'Inlet had a fault.', 'Try again.');

export const api = (path) => (url) =>
  url.pathname.startsWith('/api/v1/') && path.test(url.pathname.slice('/api/v1'.length));
export const hold = (path) => (page) => page.route(api(path), () => undefined);
export const break_ = (path) => (page) => page.route(api(path), (route) => route.fulfill(fault));

// The fake answers, and `change` makes of it what the state needs.
export const amend =
  (path, change, of = 'GET') =>
  (page) =>
    page.route(api(path), async (route) => {
      if (route.request().method() !== of) return route.fallback();
      // None once the page is left.
      const answer = await route.fetch().catch(() => null);
      return answer === null ? route.abort() : route.fulfill({ response: answer, json: change(await answer.json()) });
    });

export const answerWith = (path, json) => (page) => page.route(api(path), (route) => route.fulfill({ json }));
export const together =
  (...before) =>
  async (page) => {
    for (const one of before) await one(page);
  };

// The session of a person who may see leads and nothing else.
export const asUser = (page) =>
  page.route(api(/^\/session$/), async (route) => {
    const answer = await route.fetch();
    const session = await answer.json();
    const rights = Object.fromEntries(Object.keys(session.rights).map((right) => [right, right === 'see_leads']));
    await route.fulfill({ response: answer, json: { ...session, rights } });
  });

export async function settled(page) {
  await page.locator('#main').waitFor();
  await page.waitForTimeout(900);
}

export const failed = (page) => page.getByRole('button', { name: 'Try again' }).first().waitFor();
