// SPDX-License-Identifier: Apache-2.0
//
// Stories through the whole application over the fake API.
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '../../test/renderApp';
import { safeNext } from './entryPages';

const slow = 120_000;

test(
  'signs in and comes to the page that was asked for',
  async () => {
    const { user, router } = renderApp('/admin/batch-jobs', { signedIn: false });
    await user.type(await screen.findByLabelText('Email'), 'dana@inlet.example');
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Email or password is wrong.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Email').value).toBe('dana@inlet.example');
    await user.clear(screen.getByLabelText('Password'));
    await user.type(screen.getByLabelText('Password'), 'correct horse battery{Enter}');
    expect(await screen.findByRole('heading', { name: 'Batch Jobs' })).toBeTruthy();
    expect(router.state.location.pathname).toBe('/admin/batch-jobs');
  },
  slow,
);

test('a link to the sign-in page leads nowhere else', () => {
  expect(safeNext('//evil.example')).toBe('/leads');
  expect(safeNext('https://evil.example')).toBe('/leads');
  expect(safeNext('/templates')).toBe('/templates');
});

test(
  'set-up is shown while there are no users and says what is missing',
  async () => {
    const { user } = renderApp('/leads', { signedIn: false, setup: { needed: true, token_required: true } });
    expect(await screen.findByRole('heading', { name: 'Create the first administrator' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(screen.getByText('The password has 0 characters. It needs at least 12.')).toBeTruthy();
  },
  slow,
);

test(
  'the list shows leads, and the empty list shows the way',
  async () => {
    renderApp('/leads');
    expect(await screen.findByText('60 leads')).toBeTruthy();
    const table = screen.getByRole('table', { name: 'Leads' });
    expect(within(table).getAllByRole('row')).toHaveLength(26);
  },
  slow,
);

test('no leads yet: Import is the door', async () => {
  renderApp('/leads', { leads: 0, jobs: false });
  expect(await screen.findByRole('heading', { name: 'No leads yet' })).toBeTruthy();
});

test(
  'a refused value stands at its field and nothing that was typed is lost',
  async () => {
    const { user, api } = renderApp('/leads?lead=new', { leads: 3 });
    const dialog = await screen.findByRole('dialog', { name: 'New lead' });
    await user.type(await within(dialog).findByLabelText(/Last Name/), 'Berg');
    await user.type(within(dialog).getByLabelText('Email'), 'bad');
    await user.click(within(dialog).getByRole('button', { name: 'Create lead' }));
    expect(await within(dialog).findByText(/is not an e-mail address/)).toBeTruthy();
    expect(within(dialog).getByLabelText<HTMLInputElement>(/Last Name/).value).toBe('Berg');
    await user.clear(within(dialog).getByLabelText('Email'));
    await user.type(within(dialog).getByLabelText('Email'), 'ann@berg.example');
    await user.click(within(dialog).getByRole('button', { name: 'Create lead' }));
    await waitFor(() => expect(api.leads).toHaveLength(4));
  },
  slow,
);

test(
  'a conflict shows both values and keeps mine when asked',
  async () => {
    const { user, api } = renderApp('/leads/998');
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    const name = await screen.findByLabelText(/Last Name/);
    const lead = api.leads.find((one) => one.id === 998);
    if (lead !== undefined) Object.assign(lead, { version: 2, display: { ...lead.display, last_name: 'Theirs' } });
    await user.clear(name);
    await user.type(name, 'Mine');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Last Name: yours is Mine, theirs is Theirs')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Keep mine' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { name: /Mine/ })).toBeTruthy();
  },
  slow,
);

test('the import goes through its four steps to its end', async () => {
  const { user, api, router } = renderApp('/leads', { speed: 1 });
  await screen.findByText('60 leads');
  const job = api.draft('trade-show-lisbon-2026.csv');
  await router.navigate({ to: '/leads/import/$draft/$step', params: { draft: String(job.id), step: 'execute' } });
  // Never ahead of what was reached.
  expect(await screen.findByRole('heading', { name: 'Upload your file' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Next' }));
  expect(await screen.findByRole('heading', { name: 'Does this look right?' })).toBeTruthy();
  await screen.findByText('First 12 of 5,204 rows');
  await user.click(screen.getByRole('button', { name: 'Next' }));
  expect(await screen.findByText('10 of 12 columns will be imported. 1 needs attention.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Next' }));
  expect(await screen.findByRole('heading', { name: 'Check and start' })).toBeTruthy();
  await waitFor(() => expect(job.check.state).toBe('running'));
  api.tick(job);
  // Without server-sent events the page asks every two seconds.
  expect(
    await screen.findByText('All 5,204 rows were checked. Nothing has been imported yet.', {}, { timeout: 5000 }),
  ).toBeTruthy();
  const start = screen.getByRole('button', { name: 'Start Import' });
  await user.dblClick(start);
  await waitFor(() => expect(job.state).toBe('queued'));
  while (api.tick(job));
  expect(await screen.findByRole('heading', { name: 'Import completed with errors' }, { timeout: 5000 })).toBeTruthy();
  expect(await screen.findByText('194 records: 55 failed, 139 duplicates')).toBeTruthy();
}, 120_000);

test(
  'starting is asked once, however often the button is pressed',
  async () => {
    const { user, api, router, calls } = renderApp('/leads', { speed: 1 });
    await screen.findByText('60 leads');
    const job = api.draft('a.csv');
    Object.assign(job, { step: 'execute', check: { ...job.check, state: 'running' } });
    api.tick(job);
    await router.navigate({ to: '/leads/import/$draft/$step', params: { draft: String(job.id), step: 'execute' } });
    await user.tripleClick(await screen.findByRole('button', { name: 'Start Import' }));
    await waitFor(() => expect(job.state).toBe('queued'));
    expect(calls.filter((call) => call.path.endsWith('/start'))).toHaveLength(1);
  },
  slow,
);

test(
  'two columns for one field: Next says so',
  async () => {
    const { user, api, router } = renderApp('/leads');
    await screen.findByText('60 leads');
    const job = api.draft('a.csv');
    const twice = job.mapping[9];
    if (twice !== undefined) Object.assign(twice, { field: 'email', chosen_by: 'person' });
    job.step = 'map_fields';
    await router.navigate({ to: '/leads/import/$draft/$step', params: { draft: String(job.id), step: 'map_fields' } });
    await screen.findAllByText('Used twice');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    const told = await screen.findByText(/Choose one of them/);
    expect(told.textContent).toContain(
      'Two columns go to Email. Choose one of them: Email Address (C), Work email (J).',
    );
  },
  slow,
);

test(
  'a failed job says why',
  async () => {
    renderApp('/admin/batch-jobs/1046');
    expect(await screen.findByText('Row 18,204 has a quote mark that is never closed.')).toBeTruthy();
  },
  slow,
);
