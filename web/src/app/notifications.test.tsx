// SPDX-License-Identifier: Apache-2.0
//
// E-mail and webhooks in Import settings, and "Fix here" of a finished job, over the fake API.
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '../../test/renderApp';

const slow = 120_000;

test(
  'a webhook is added, its secret is shown once, and a test of it stands among the messages',
  async () => {
    const { user } = renderApp('/admin/import');
    const card = await screen.findByRole('region', { name: 'Webhooks' });
    await user.click(within(card).getByRole('button', { name: 'Add webhook' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Add webhook' }));
    expect(within(dialog).getByText('Enter an address that begins with https:// or http://.')).toBeTruthy();
    await user.type(within(dialog).getByRole('textbox', { name: 'Address' }), 'https://example.com/inlet{Enter}');
    expect((await screen.findByLabelText<HTMLInputElement>('Secret')).value).toBe('shown-once');
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByLabelText('Secret')).toBeNull());
    await user.click(await screen.findByRole('button', { name: 'Test https://example.com/inlet' }));
    const messages = screen.getByRole('region', { name: 'Messages' });
    expect(await within(messages).findByText('https://example.com/inlet')).toBeTruthy();
  },
  slow,
);

test(
  'a message that was not delivered says why and is sent again',
  async () => {
    const { user } = renderApp('/admin/import');
    expect(await screen.findByText('it answered 503')).toBeTruthy();
    await user.click(
      screen.getByRole('button', { name: 'Send again: message 8 to https://crm.example.com/hooks/inlet' }),
    );
    await waitFor(() => expect(screen.queryByText('it answered 503')).toBeNull());
  },
  slow,
);

test(
  'the mail server is stored, and a test goes to oneself',
  async () => {
    const { user } = renderApp('/admin/import');
    const card = await screen.findByRole('region', { name: 'E-mail' });
    const sender = within(card).getByLabelText<HTMLInputElement>('Sender');
    await user.clear(sender);
    await user.click(within(card).getByRole('button', { name: 'Save' }));
    expect(within(card).getByText('Enter an address like inlet@example.com.')).toBeTruthy();
    await user.type(sender, 'leads@example.com');
    await user.click(within(card).getByRole('button', { name: 'Save' }));
    expect(await within(card).findByText('Saved')).toBeTruthy();
    await user.click(within(card).getByRole('button', { name: 'Send a test' }));
    expect(await within(card).findByText(/The test message is on its way/)).toBeTruthy();
  },
  slow,
);

test(
  'the failed records of a finished job are fixed here, as a retry that is linked both ways',
  async () => {
    const { user, router } = renderApp('/admin/batch-jobs/1050');
    await user.click(await screen.findByRole('button', { name: 'Fix here' }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/leads\/import\/\d+\/execute$/));
    const draft = Number(/\d+/.exec(router.state.location.pathname)?.[0]);
    await router.navigate({ to: '/admin/batch-jobs/$id', params: { id: '1050' } });
    expect(await screen.findByRole('button', { name: 'Go on fixing' })).toBeTruthy();
    await router.navigate({ to: '/admin/batch-jobs/$id', params: { id: String(draft) } });
    expect(await screen.findByText(/Retry of/)).toBeTruthy();
  },
  slow,
);
