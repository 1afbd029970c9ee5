// SPDX-License-Identifier: Apache-2.0
//
// Views of batch jobs.
export const jobs = [
  {
    name: '30-batch-jobs',
    path: '/admin/batch-jobs',
    narrow: true,
    act: (page) => page.getByRole('link', { name: /hubspot-export/ }).waitFor(),
  },
  {
    name: '30c-bulk-changes',
    path: '/leads',
    narrow: true,
    act: async (page, narrow) => {
      if (!narrow) {
        await page.getByLabel('Select all on this page').check();
        await page.getByRole('button', { name: 'Change stage' }).click();
        await page.getByRole('menuitem', { name: 'Won' }).click();
        await page.getByText('25 leads were changed.').waitFor();
      }
      await page.goto(new URL('/admin/batch-jobs?kind=bulk', page.url()).href);
      await page.getByText(narrow ? 'No changes yet' : 'Stage to Won').waitFor();
    },
  },
  {
    name: '30b-batch-jobs-empty',
    path: '/admin/batch-jobs',
    fake: 'state=empty',
    act: (page) => page.getByText('No imports yet').waitFor(),
  },
  {
    name: '31-job',
    path: '/admin/batch-jobs/1050',
    narrow: true,
    full: true,
    act: (page) => page.getByText('Why 174 records failed').waitFor(),
  },
  {
    name: '32-undo',
    path: '/admin/batch-jobs/1050',
    act: async (page) => {
      await page.getByRole('button', { name: 'Undo import' }).click();
      await page.getByText('You cannot reverse an undo').waitFor();
    },
  },
  { name: '33-job-failed', path: '/admin/batch-jobs/1046', act: (page) => page.getByText('never closed').waitFor() },
  {
    name: '35-download',
    path: '/admin/batch-jobs/1050',
    act: async (page) => {
      await page.getByText('Why 174 records failed').waitFor();
      await page.getByRole('button', { name: 'More download choices' }).click();
    },
  },
  {
    name: '53-undone',
    path: '/admin/batch-jobs/1048',
    narrow: true,
    act: (page) => page.getByText('This import was undone').waitFor(),
  },
];
