// SPDX-License-Identifier: Apache-2.0
//
// All texts of the pages, in English. A `{name}` is replaced; a pair of forms is chosen by `{n}`.
import { first } from './en/first';
import { rest } from './en/rest';

export const en = { ...first, ...rest };
