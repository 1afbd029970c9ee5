// SPDX-License-Identifier: Apache-2.0
import { MantineProvider, Menu } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FormEvent } from 'react';
import { expect, test, vi } from 'vitest';
import { Online } from '../Online';
import { currentToasts } from '../Toast/toast';
import { WriteButton, WriteLink } from './WriteButton';
import { WriteItem } from './WriteItem';

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

test('a link that writes refuses as a button does', async () => {
  const send = vi.fn();
  render(
    <MantineProvider>
      <Online value={false}>
        <WriteLink onClick={send}>Mark all as read</WriteLink>
      </Online>
    </MantineProvider>,
  );
  const link = screen.getByRole('button', { name: 'Mark all as read' });
  expect(link.getAttribute('aria-disabled')).toBe('true');
  expect(link.getAttribute('aria-describedby')).toBe('connection-lost');
  await userEvent.click(link);
  expect(send).not.toHaveBeenCalled();
});

test('an item of a menu that writes refuses, too', async () => {
  const send = vi.fn();
  render(
    <MantineProvider env="test">
      <Online value={false}>
        <Menu opened>
          <Menu.Target>
            <button type="button">Actions</button>
          </Menu.Target>
          <Menu.Dropdown>
            <WriteItem onClick={send}>Move up</WriteItem>
          </Menu.Dropdown>
        </Menu>
      </Online>
    </MantineProvider>,
  );
  const item = await screen.findByRole('menuitem', { name: 'Move up', hidden: true });
  expect(item.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(item);
  expect(send).not.toHaveBeenCalled();
  expect(currentToasts().at(-1)?.title).toBe('No connection. Nothing was sent; what you typed stays.');
});
