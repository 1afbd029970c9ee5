// SPDX-License-Identifier: Apache-2.0
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { isOnline, subscribe } from '../api/http';
import { subscribe as onLanguage, useLanguage } from '../i18n/language';
import { resolver, theme } from '../theme/theme';
import { Online } from '../ui/Online';
import type { makeRouter } from './routes';

export function App({ client, router }: { client: QueryClient; router: ReturnType<typeof makeRouter> }) {
  const language = useLanguage();
  const online = useSyncExternalStore(subscribe, isOnline);
  // What the server said so far is in the language before.
  useEffect(() => onLanguage(() => void client.invalidateQueries()), [client]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        {/* Another language draws every page anew. */}
        <Online value={online}>
          <RouterProvider key={language} router={router} />
        </Online>
      </QueryClientProvider>
    </MantineProvider>
  );
}
