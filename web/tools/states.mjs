// SPDX-License-Identifier: Apache-2.0
//
// The states that no data makes: loading, an error, no right, no connection, signed out meanwhile, changed by somebody else. The
// answers of the server are held back or replaced on their way to the page.
import { administration } from './states/administration.mjs';
import { frame } from './states/frame.mjs';
import { jobs } from './states/jobs.mjs';
import { leads } from './states/leads.mjs';
import { wizard } from './states/wizard.mjs';

export const states = [...frame, ...leads, ...wizard, ...jobs, ...administration];
