// SPDX-License-Identifier: Apache-2.0
//
// States of administration.
import { amend, answerWith, asUser, break_, failed, hold, settled, together } from '../answers.mjs';

const inquiry = {
  id: 4,
  email: 'amara@halden.example',
  phone: null,
  stage: 'found',
  counts: { leads: 2, uploads: 2, rows: 3, imports: 2, history: 6, failed_rows: 1, messages: 1 },
  created_at: new Date(Date.now() - 6e5).toISOString(),
  changed_at: new Date(Date.now() - 5e5).toISOString(),
};

const person = together(
  answerWith(/^\/personal-data$/, {
    inquiries: [
      inquiry,
      { ...inquiry, id: 3, email: null, stage: 'erased', counts: { leads: 1 } },
      { ...inquiry, id: 2, email: 'jonas@osprey.example', phone: '+44 20 7946 0958' },
    ],
  }),
  answerWith(/^\/personal-data\/4$/, {
    ...inquiry,
    leads: [
      { id: 998, title: 'Amara Okafor', in_trash: false },
      { id: 412, title: 'A. Okafor', in_trash: true },
    ],
    uploads: [
      {
        name: 'trade-show-lisbon-2026.csv',
        received_at: inquiry.created_at,
        rows: 2,
        read_to_its_end: true,
        erased: false,
        imports: [1052],
      },
      {
        name: 'hubspot-export-2026-11-21.csv',
        received_at: inquiry.created_at,
        rows: 1,
        read_to_its_end: false,
        erased: false,
        imports: [1050, 1049],
      },
    ],
  }),
);

export const administration = [
  { name: '61c-fields-error', path: '/admin/fields', before: break_(/^\/fields/), act: failed },
  { name: '61d-users-error', path: '/admin/users', before: break_(/^\/users/), act: failed },
  { name: '61e-settings-error', path: '/admin/import', before: break_(/^\/settings/), act: failed },
  { name: '61g-templates-error', path: '/templates', before: break_(/^\/templates/), act: failed },
  { name: '61h-audit-error', path: '/admin/audit', before: break_(/^\/audit/), act: failed },
  {
    name: '63-no-right',
    path: '/admin/users',
    before: asUser,
    narrow: true,
    act: (page) => page.getByText('You do not have the right').first().waitFor(),
  },
  // Templates.
  {
    name: '42b-templates-empty',
    path: '/templates',
    narrow: true,
    before: answerWith(/^\/templates$/, { templates: [] }),
    act: (page) => page.getByText('No templates yet').waitFor(),
  },
  {
    name: '42c-template-columns',
    path: '/templates',
    narrow: true,
    act: (page) => page.getByRole('button', { name: 'Trade Show Leads', exact: true }).click(),
  },
  {
    name: '42d-template-menu',
    path: '/templates',
    narrow: true,
    act: (page) => page.getByRole('button', { name: 'Actions for Trade Show Leads' }).click(),
  },
  {
    name: '42e-template-no-file',
    path: '/templates',
    act: async (page) => {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('no json') });
      await page.getByRole('alert').waitFor();
    },
  },
  // Personal data.
  {
    name: '54-personal-data-empty',
    path: '/admin/personal-data',
    narrow: true,
    before: answerWith(/^\/personal-data$/, { inquiries: [] }),
    act: settled,
  },
  {
    name: '54b-personal-data',
    path: '/admin/personal-data?inquiry=4',
    narrow: true,
    full: true,
    before: person,
    act: settled,
  },
  {
    name: '54c-personal-data-erase',
    path: '/admin/personal-data?inquiry=4',
    narrow: true,
    before: person,
    act: async (page) => {
      await page.getByRole('button', { name: 'Erase …' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  // Mail and webhooks.
  {
    name: '45b-webhook-new',
    path: '/admin/import',
    act: (page) => page.getByRole('button', { name: 'Add webhook' }).click(),
  },
  {
    name: '45c-webhook-secret',
    path: '/admin/import',
    act: async (page) => {
      await page.getByRole('button', { name: 'Add webhook' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('https://crm.example.com/hooks/other');
      await page.getByRole('dialog').getByRole('button', { name: 'Add webhook' }).click();
      await page.getByLabel('Secret', { exact: true }).waitFor();
    },
  },
  {
    name: '46d-users-alone',
    path: '/admin/users',
    before: amend(/^\/users$/, ({ users }) => ({ users: users.slice(0, 1) })),
    act: settled,
  },
  {
    name: '48b-audit-empty',
    path: '/admin/audit',
    before: answerWith(/^\/audit/, { next: null, entries: [] }),
    act: settled,
  },
  { name: '60f-fields-loading', path: '/admin/fields', before: hold(/^\/fields/), act: settled },
  { name: '60g-users-loading', path: '/admin/users', before: hold(/^\/users/), act: settled },
  { name: '60i-settings-loading', path: '/admin/import', before: hold(/^\/settings/), act: settled },
  { name: '61l-personal-data-error', path: '/admin/personal-data', before: break_(/^\/personal-data/), act: failed },
];
