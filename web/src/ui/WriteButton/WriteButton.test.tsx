// SPDX-License-Identifier: Apache-2.0
import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FormEvent } from 'react';
import { expect, test, vi } from 'vitest';
import { Online } from '../Online';
import { currentToasts } from '../Toast/toast';
import { WriteButton } from './WriteButton';

function draw(online: boolean, send: () => void) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  render(
    <MantineProvider>
      <Online value={online}>
        <form onSubmit={submit}>
          <input aria-label="City" />
          <WriteButton type="submit">Save</WriteButton>
        </form>
      </Online>
    </MantineProvider>,
  );
}

test('with a connection it sends', async () => {
  const send = vi.fn();
  draw(true, send);
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(send).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBeNull();
});

test('without one it says so, sends nothing by click or Enter, and what was typed stays', async () => {
  const send = vi.fn();
  draw(false, send);
  const button = screen.getByRole('button', { name: 'Save' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(button);
  await userEvent.type(screen.getByLabelText('City'), 'Bergen{Enter}');
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByLabelText<HTMLInputElement>('City').value).toBe('Bergen');
  expect(currentToasts().at(-1)?.title).toBe('No connection. Nothing was sent; what you typed stays.');
});
