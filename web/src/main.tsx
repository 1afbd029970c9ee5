// SPDX-License-Identifier: Apache-2.0
import '@fontsource-variable/inter';
import './theme/mantine.css';
import './theme/base.css';
import './theme/text.css';
import './theme/layout.css';
import './theme/controls.css';
import './theme/lists.css';
import './theme/parts.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { makeQueryClient } from './app/queryClient';
import { makeRouter } from './app/routes';
import { loadLanguage, wantedLanguage } from './i18n/language';

await loadLanguage(wantedLanguage());
const client = makeQueryClient();
const router = makeRouter(client);
const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(
  <StrictMode>
    <App client={client} router={router} />
  </StrictMode>,
);
