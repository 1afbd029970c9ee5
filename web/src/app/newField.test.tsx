// SPDX-License-Identifier: Apache-2.0
//
// A field that an import lacks is made where it is missed: in Map Fields, by who may.
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { session } from '../../test/fake_people';
import { renderApp } from '../../test/renderApp';

const slow = 120_000;

async function openMapping(rights = session.rights) {
  const app = renderApp('/leads', { session: { ...session, rights } });
  await screen.findByText('60 leads');
  const job = app.api.draft('a.csv');
  job.step = 'map_fields';
  await app.router.navigate({
    to: '/leads/import/$draft/$step',
    params: { draft: String(job.id), step: 'map_fields' },
  });
  const picker = await screen.findByRole('combobox', { name: 'Field for Badge ID' });
  return { ...app, job, picker };
}

test(
  'a new field begins with the column’s name, and the column goes to it',
  async () => {
    const { user, job, picker } = await openMapping();
    await user.click(picker);
    await user.click(await screen.findByRole('option', { name: 'Create a custom field', hidden: true }));
    const panel = await screen.findByRole('dialog', { name: 'Add field' });
    expect(within(panel).getByLabelText<HTMLInputElement>('Name').value).toBe('Badge ID');
    await user.click(within(panel).getByRole('button', { name: 'Save field' }));
    await waitFor(() => expect(job.mapping[10]?.field).toBe('cf_new'));
  },
  slow,
);

test(
  'who makes no fields is told whom to ask',
  async () => {
    const { user, picker } = await openMapping({ ...session.rights, change_settings: false });
    await user.click(picker);
    expect(
      await screen.findByRole('option', { name: 'Ask an administrator for a new field', hidden: true }),
    ).toBeTruthy();
    expect(screen.queryByRole('option', { name: 'Create a custom field', hidden: true })).toBeNull();
  },
  slow,
);

test(
  'Delete takes a column out, and Alt with the arrow goes to the next one that needs a look',
  async () => {
    const { user, job } = await openMapping();
    await user.click(await screen.findByRole('combobox', { name: 'Field for Role' }));
    await user.keyboard('{Delete}');
    await waitFor(() => expect(job.mapping[5]?.field).toBeNull());
    await user.keyboard('{Escape}{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Field for Met'));
  },
  slow,
);
