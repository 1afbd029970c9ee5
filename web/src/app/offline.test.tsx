// SPDX-License-Identifier: Apache-2.0
//
// Without a connection nothing is lost, and nothing pretends to have been done.
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '../../test/renderApp';

const slow = 120_000;

test(
  'a choice that was made without a connection is saved when it is back',
  async () => {
    const { user, api, calls, line, router } = renderApp('/leads');
    await screen.findByText('60 leads');
    const job = api.draft('a.csv');
    job.step = 'map_fields';
    await router.navigate({ to: '/leads/import/$draft/$step', params: { draft: String(job.id), step: 'map_fields' } });
    await user.click(await screen.findByRole('button', { name: 'More for Notes' }));
    line.cut = true;
    await user.click(await screen.findByRole('menuitem', { name: 'Skip this column' }));
    expect(await screen.findByText('Not saved yet')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Next' }).getAttribute('aria-disabled')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Close import' }));
    expect(await screen.findByText(/Your last choices are not saved yet/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Stay' }));
    line.cut = false;
    await user.click(screen.getByRole('button', { name: 'Try now' }));
    expect(await screen.findByText('Draft saved')).toBeTruthy();
    const saved = calls.filter((call) => call.path === `/imports/${job.id}/mapping`);
    expect(saved).toHaveLength(1);
    const notes = job.mapping.find((column) => column.chosen_by === 'person');
    expect(notes?.field).toBeNull();
  },
  slow,
);
