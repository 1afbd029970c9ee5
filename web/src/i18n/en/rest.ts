// SPDX-License-Identifier: Apache-2.0
//
// What all other pages say.
import { admin } from './admin';
import { duplicates } from './duplicates';
import { help } from './help';
import { jobs } from './jobs';
import { mapping } from './mapping';
import { people } from './people';
import { setUp } from './setUp';
import { shortcuts } from './shortcuts';
import { templates } from './templates';
import { fixing, wizard } from './wizard';

export const rest = {
  ...setUp,
  ...wizard,
  ...fixing,
  ...mapping,
  ...jobs,
  ...templates,
  ...admin,
  ...people,
  ...duplicates,
  ...help,
  ...shortcuts,
};
