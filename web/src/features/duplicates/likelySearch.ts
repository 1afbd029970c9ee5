// SPDX-License-Identifier: Apache-2.0
//
// Which pairs the page shows, as it stands in the address. Pure.
import type { LikelyFilter } from '../../api/duplicates';

export type LikelyPageSearch = { lead?: number; job?: number };

function id(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

export function readLikelySearch(raw: Record<string, unknown>): LikelyPageSearch {
  const lead = id(raw['lead']);
  const job = id(raw['job']);
  return { ...(lead !== undefined && { lead }), ...(job !== undefined && { job }) };
}

export function toLikelyFilter({ lead, job }: LikelyPageSearch): LikelyFilter {
  return { ...(lead !== undefined && { lead }), ...(job !== undefined && { import: job }) };
}
