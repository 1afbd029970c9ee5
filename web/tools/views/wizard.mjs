// SPDX-License-Identifier: Apache-2.0
//
// Views of the wizard.
import { checked, choose, toExecute, toMap, toPreview } from '../wizard_steps.mjs';

export const wizard = [
  {
    name: '10-upload',
    path: '/leads/import',
    narrow: true,
    act: (page) => page.getByRole('button', { name: 'Choose File' }).waitFor(),
  },
  { name: '11-upload-done', path: '/leads/import', narrow: true, act: choose },
  { name: '13-preview', path: '/leads/import', narrow: true, act: toPreview },
  {
    name: '14-preview-encoding',
    path: '/leads/import',
    act: async (page) => {
      await toPreview(page);
      await page.getByRole('combobox', { name: 'Encoding' }).click();
      await page.getByRole('option', { name: 'windows-1252' }).click();
      await page.getByText('Some letters look wrong').waitFor();
    },
  },
  { name: '15-map', path: '/leads/import', narrow: true, act: toMap },
  {
    name: '16-map-attention',
    path: '/leads/import',
    fake: 'dates=ask',
    narrow: true,
    act: async (page) => {
      await toMap(page);
      await page.getByRole('combobox', { name: 'Field for Work email' }).click();
      await page.getByRole('option', { name: 'Email', exact: false }).first().click();
      // Playwright takes aria-disabled for disabled; a person's press is told why it does not go on.
      await page.getByRole('button', { name: 'Next', exact: true }).click({ force: true });
      await page.getByText('Choose one of them').first().waitFor();
    },
  },
  {
    name: '17-map-list',
    path: '/leads/import',
    act: async (page) => {
      await toMap(page);
      await page.getByRole('combobox', { name: 'Field for Notes' }).click();
      await page.getByRole('option', { name: 'City' }).waitFor();
    },
  },
  {
    name: '18-save-template',
    path: '/leads/import',
    act: async (page) => {
      await toMap(page);
      await page.getByRole('button', { name: 'Save Template' }).click();
      await page.getByLabel('Name', { exact: true }).waitFor();
    },
  },
  {
    name: '19-checking',
    path: '/leads/import',
    fake: 'speed=400',
    act: async (page) => {
      await toExecute(page);
      await page.getByText('rows checked. Nothing is imported yet').waitFor();
    },
  },
  { name: '20-check', path: '/leads/import', fake: 'speed=2', narrow: true, act: checked },
  {
    name: '20b-check-policy',
    path: '/leads/import',
    fake: 'speed=2',
    act: async (page) => {
      await checked(page);
      await page.getByRole('button', { name: 'Change' }).click();
    },
  },
  {
    name: '22-running',
    path: '/leads/import',
    fake: 'speed=12',
    narrow: true,
    act: async (page) => {
      await checked(page);
      await page.getByRole('button', { name: 'Start Import' }).click();
      await page.getByText('rows a second').waitFor();
    },
  },
  {
    name: '24-done',
    path: '/leads/import',
    fake: 'speed=2',
    narrow: true,
    act: async (page) => {
      await checked(page);
      await page.getByRole('button', { name: 'Start Import' }).click();
      await page.getByRole('heading', { name: 'Import completed with errors' }).waitFor();
      await page.getByText('Why 55 records failed').waitFor();
    },
  },
  {
    name: '25-leave',
    path: '/leads/import',
    act: async (page) => {
      await toMap(page);
      await page.getByRole('button', { name: 'Close import' }).click();
      await page.getByText('Leave this import?').waitFor();
    },
  },
  {
    name: '21-check-edit',
    path: '/leads/import',
    fake: 'speed=2',
    narrow: true,
    act: async (page) => {
      await checked(page);
      await page
        .getByRole('button', { name: /tomas@meridian.*Enter to fix/ })
        .locator('visible=true')
        .first()
        .click();
      await page.keyboard.type('tomas@meridian.example');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: '21b-check-group',
    path: '/leads/import',
    fake: 'speed=2',
    act: async (page) => {
      await checked(page);
      await page.getByRole('button', { name: /Email address is not valid/ }).click();
      await page.getByLabel('Instead of ingrid@gmial.com').waitFor();
    },
  },
];
