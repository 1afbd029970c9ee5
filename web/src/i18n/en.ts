// SPDX-License-Identifier: Apache-2.0
//
// All texts of the pages, in English. A `{name}` is replaced; a pair of forms is chosen by `{n}`.
import { admin } from './en/admin';
import { jobs } from './en/jobs';
import { leads } from './en/leads';
import { mapping } from './en/mapping';
import { people } from './en/people';
import { shell } from './en/shell';
import { fixing, wizard } from './en/wizard';

export const en = { ...shell, ...leads, ...wizard, ...fixing, ...mapping, ...jobs, ...admin, ...people };
