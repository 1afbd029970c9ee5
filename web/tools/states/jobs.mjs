// SPDX-License-Identifier: Apache-2.0
//
// States of batch jobs.
import { amend, break_, failed, hold, settled } from '../answers.mjs';

const queued = amend(/^\/imports\/1049$/, (job) => ({
  ...job,
  state: 'queued',
  undo_state: 'none',
  queue_ahead: 2,
  done: 0,
  tally: { ...job.tally, created: 0, skipped: 0, failed: 0 },
  started_at: null,
  ended_at: null,
  duration_ms: null,
  may: { cancel: true, retry: false, undo: false, delete: false },
}));

export const jobs = [
  { name: '60b-jobs-loading', path: '/admin/batch-jobs', before: hold(/^\/imports$/), act: settled },
  { name: '60c-job-loading', path: '/admin/batch-jobs/1050', before: hold(/^\/imports\/1050$/), act: settled },
  {
    name: '61b-jobs-error',
    path: '/admin/batch-jobs',
    before: break_(/^\/imports$/),
    act: (page) => page.getByText('Batch jobs could not be loaded').waitFor(),
  },
  {
    name: '62-partial',
    path: '/admin/batch-jobs/1050',
    before: break_(/^\/imports\/1050\/summary/),
    act: settled,
  },
  { name: '23-job-queued', path: '/admin/batch-jobs/1049', narrow: true, before: queued, act: settled },
  { name: '23b-job-cancelled', path: '/admin/batch-jobs/1043', narrow: true, act: settled },
  { name: '24b-job-completed', path: '/admin/batch-jobs/1049', narrow: true, act: settled },
  { name: '61o-job-error', path: '/admin/batch-jobs/1050', before: break_(/^\/imports\/1050$/), act: failed },
];
