// SPDX-License-Identifier: Apache-2.0
//
// A template is changed where it stands, by who may; a change of somebody else is not written over unasked.
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '../../test/renderApp';

const slow = 120_000;

async function openPanel() {
  const app = renderApp('/templates');
  await app.user.click(await screen.findByRole('button', { name: 'Trade Show Leads' }));
  const panel = await screen.findByRole('dialog', { name: 'Trade Show Leads' });
  const choose = async (column: string, field: string) => {
    await app.user.click(within(panel).getByRole('combobox', { name: `Field for ${column}` }));
    await app.user.click(await screen.findByRole('option', { name: field, hidden: true }));
  };
  const save = () => app.user.click(within(panel).getByRole('button', { name: 'Save template' }));
  return { ...app, panel, choose, save };
}

test(
  'another field for a column is saved with the columns as they are',
  async () => {
    const { api, panel, choose, save } = await openPanel();
    await choose('Badge ID', 'Email');
    expect(within(panel).getAllByText('More than one column goes to this field.')).toHaveLength(2);
    await choose('Badge ID', 'City');
    await save();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.templates.all[0]?.columns.map(({ field }) => field)).toEqual([
      'first_name',
      'last_name',
      'email',
      'company',
      'city',
    ]);
  },
  slow,
);

test(
  'a change of somebody else is shown, and kept unless mine is wanted',
  async () => {
    const { api, user, panel, choose, save } = await openPanel();
    await choose('Badge ID', 'City');
    const [template] = api.templates.all;
    if (template === undefined) throw new Error('no template');
    template.version = 2;
    await save();
    await user.click(await within(panel).findByRole('button', { name: 'Use theirs' }));
    expect(within(panel).getByRole('combobox', { name: 'Field for Badge ID' })).toHaveProperty('value', '');
    expect(template.columns[4]?.field).toBeNull();
    await choose('Badge ID', 'City');
    await save();
    await waitFor(() => expect(template.columns[4]?.field).toBe('city'));
  },
  slow,
);

test(
  'whoever may not change it sees where its columns go',
  async () => {
    const app = renderApp('/leads');
    const [template] = app.api.templates.all;
    if (template === undefined) throw new Error('no template');
    template.may_change = false;
    await app.router.navigate({ to: '/templates' });
    await app.user.click(await screen.findByRole('button', { name: 'Trade Show Leads' }));
    const panel = await screen.findByRole('dialog', { name: 'Trade Show Leads' });
    expect(within(panel).getByText('Organisation')).toBeTruthy();
    expect(within(panel).queryByRole('combobox')).toBeNull();
    expect(within(panel).queryByRole('button', { name: 'Save template' })).toBeNull();
  },
  slow,
);
