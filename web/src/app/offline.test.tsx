// SPDX-License-Identifier: Apache-2.0
//
// Without a connection nothing is lost, and nothing pretends to have been done.
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '../../test/renderApp';

const slow = 120_000;

test(
  'a choice that was made without a connection is saved when it is back',
  async () => {
    const { api, calls, line, router } = renderApp('/leads');
    await screen.findByText('60 leads');
    const job = api.draft('a.csv');
    job.step = 'map_fields';
    await router.navigate({ to: '/leads/import/$draft/$step', params: { draft: String(job.id), step: 'map_fields' } });
    // By text and label: asking for roles reads the whole page each time.
    fireEvent.click(await screen.findByLabelText('More for Notes'));
    line.cut = true;
    fireEvent.click(await screen.findByText('Skip this column'));
    expect(await screen.findByText('Not saved yet')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Close import'));
    expect(await screen.findByText(/Your last choices are not saved yet/)).toBeTruthy();
    line.cut = false;
    fireEvent.click(screen.getByText('Try now'));
    expect(await screen.findByText('Draft saved')).toBeTruthy();
    const saved = calls.filter((call) => call.path === `/imports/${job.id}/mapping`);
    expect(saved).toHaveLength(1);
    const notes = job.mapping.find((column) => column.chosen_by === 'person');
    expect(notes?.field).toBeNull();
  },
  slow,
);
