// SPDX-License-Identifier: Apache-2.0
//
// The whole application on a given address, over the fake API: what a test sees is what a person sees.
import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { QueryClient } from '@tanstack/react-query';
import { App } from '../src/app/App';
import { makeRouter } from '../src/app/routes';
import { keepToken, setOnline } from '../src/api/http';
import { FakeApi, type FakeSettings } from './fake_api';

export function renderApp(address: string, settings: Partial<FakeSettings> = {}) {
  const api = new FakeApi(settings);
  const calls: { method: string; path: string; body: unknown }[] = [];
  // A test cuts the line and mends it.
  const line = { cut: false };
  keepToken('');
  setOnline(true);
  globalThis.fetch = (input, init) => {
    if (line.cut) return Promise.reject(new TypeError('Failed to fetch'));
    const url = new URL(String(input), 'http://inlet');
    const request = {
      method: init?.method ?? 'GET',
      path: url.pathname.replace('/api/v1', ''),
      query: url.searchParams,
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    };
    calls.push(request);
    const answer = api.handle(request);
    return Promise.resolve(
      new Response(answer.body === undefined ? null : JSON.stringify(answer.body), { status: answer.status }),
    );
  };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  const router = makeRouter(client, createMemoryHistory({ initialEntries: [address] }));
  render(<App client={client} router={router} />);
  return { api, calls, line, router, user: userEvent.setup() };
}
