// SPDX-License-Identifier: Apache-2.0
import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeLead } from '../../../test/fake_lead_data';
import { LeadCards } from './LeadCards';

const [first, second] = [makeLead(998, 0), makeLead(997, 1)];

function Cards({ canSelect = true }) {
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  return (
    <MantineProvider>
      <LeadCards
        leads={[first, second]}
        selected={selected}
        onSelect={(ids, on) =>
          setSelected(new Set(on ? [...selected, ...ids] : [...selected].filter((id) => !ids.includes(id))))
        }
        onClear={() => setSelected(new Set())}
        link={(lead, children) => <a href={`/leads/${lead.id}`}>{children}</a>}
        stale={false}
        canSelect={canSelect}
      />
    </MantineProvider>
  );
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: `Select ${name}` });
const hold = (element: Element) => {
  fireEvent.pointerDown(element, { pointerType: 'touch' });
  act(() => void vi.advanceTimersByTime(600));
};

test('Select turns cards into boxes; without any selected they are links again', () => {
  render(<Cards />);
  fireEvent.click(screen.getByRole('button', { name: 'Select' }));
  expect(screen.queryByRole('link')).toBeNull();
  fireEvent.click(screen.getByText(second.name));
  expect([box(first.name).checked, box(second.name).checked]).toEqual([false, true]);
  fireEvent.click(box(second.name));
  expect(screen.getAllByRole('link')).toHaveLength(2);
});

test('Select all on this page, and Done', () => {
  render(<Cards />);
  fireEvent.click(screen.getByRole('button', { name: 'Select' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select all on this page' }));
  expect([box(first.name).checked, box(second.name).checked]).toEqual([true, true]);
  fireEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(screen.getAllByRole('link')).toHaveLength(2);
});

test('a finger that stays on a lead selects it, and lifting it opens nothing', () => {
  render(<Cards />);
  const link = screen.getByRole('link', { name: first.name });
  hold(link);
  expect(box(first.name).checked).toBe(true);
  fireEvent.click(screen.getByText(first.name));
  expect(box(first.name).checked).toBe(true);
  fireEvent.pointerDown(screen.getByText(first.name), { pointerType: 'touch' });
  fireEvent.click(screen.getByText(first.name));
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('a finger that scrolls selects nothing, nor does anybody without a right', () => {
  const { unmount } = render(<Cards />);
  fireEvent.pointerDown(screen.getByText(first.name), { pointerType: 'touch' });
  fireEvent.pointerCancel(screen.getByText(first.name));
  act(() => void vi.advanceTimersByTime(600));
  expect(screen.queryByRole('checkbox')).toBeNull();
  unmount();
  render(<Cards canSelect={false} />);
  hold(screen.getByText(first.name));
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByRole('button')).toBeNull();
});
