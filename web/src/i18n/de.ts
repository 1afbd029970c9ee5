// SPDX-License-Identifier: Apache-2.0
//
// All texts of the pages, in German. The type keeps it complete: every key of the English catalogue, nothing else.
import type { Catalogue } from './t';
import { admin } from './de/admin';
import { jobs } from './de/jobs';
import { leads } from './de/leads';
import { mapping } from './de/mapping';
import { people } from './de/people';
import { shell } from './de/shell';
import { fixing, wizard } from './de/wizard';

export const de: Catalogue = { ...shell, ...leads, ...wizard, ...fixing, ...mapping, ...jobs, ...admin, ...people };
