// SPDX-License-Identifier: Apache-2.0
//
// The views that tools/look.mjs visits: where they are and what is done there first.
import { administration } from './views/administration.mjs';
import { frame } from './views/frame.mjs';
import { jobs } from './views/jobs.mjs';
import { leads } from './views/leads.mjs';
import { wizard } from './views/wizard.mjs';

export const views = [...frame, ...leads, ...wizard, ...jobs, ...administration];
