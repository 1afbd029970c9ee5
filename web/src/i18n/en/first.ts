// SPDX-License-Identifier: Apache-2.0
//
// What sign-in and the list of leads say.
import { leads } from './leads';
import { shell } from './shell';

export const first = { ...shell, ...leads };
