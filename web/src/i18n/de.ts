// SPDX-License-Identifier: Apache-2.0
//
// All texts of the pages, in German. The type keeps it complete: every key of the English catalogue, nothing else.
import { first } from './de/first';
import { rest } from './de/rest';
import type { Catalogue } from './t';

export const de: Catalogue = { ...first, ...rest };
