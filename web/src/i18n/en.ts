// SPDX-License-Identifier: Apache-2.0
//
// All texts of the pages, in English. A `{name}` is replaced; a pair of forms is chosen by `{n}`.
import { jobs } from './en/jobs';
import { leads } from './en/leads';
import { mapping } from './en/mapping';
import { shell } from './en/shell';
import { wizard } from './en/wizard';

export const en = { ...shell, ...leads, ...wizard, ...mapping, ...jobs };
