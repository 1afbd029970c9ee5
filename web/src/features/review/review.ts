// SPDX-License-Identifier: Apache-2.0
//
// What the check's result means for the person. Pure.
import type { ReasonGroup, Summary, Tally } from '../../api/types';

export type Verdict =
  | { kind: 'clean' }
  | { kind: 'all_fail'; reason: string; count: number }
  | { kind: 'many_fail'; reason: string; count: number }
  | { kind: 'some_fail' };

const manyShare = 0.2;

export function verdict(tally: Tally, groups: readonly ReasonGroup[]): Verdict {
  const main = groups.find((group) => group.severity === 'fail');
  if (tally.failed === 0 || main === undefined) return tally.failed === 0 ? { kind: 'clean' } : { kind: 'some_fail' };
  if (tally.failed === tally.total) return { kind: 'all_fail', reason: main.title, count: main.count };
  if (tally.failed > tally.total * manyShare) return { kind: 'many_fail', reason: main.title, count: main.count };
  return { kind: 'some_fail' };
}

// One filter a group, by what it is about and not by its place: a check after a fix may order the groups anew.
export type RowFilter = 'problems' | 'all' | `group:${string}`;

export function filterOf(group: Pick<ReasonGroup, 'code' | 'column'>): RowFilter {
  return `group:${group.code}:${group.column ?? ''}`;
}

export function groupOf(summary: Summary, filter: RowFilter): ReasonGroup | undefined {
  return summary.groups.find((group) => filterOf(group) === filter);
}

// What is shown when the chosen group is gone because all of it was mended.
export function validFilter(summary: Summary, filter: RowFilter): RowFilter {
  if (filter === 'all' || groupOf(summary, filter) !== undefined) return filter;
  if (summary.tally.failed > 0) return 'problems';
  const first = summary.groups[0];
  return filter === 'problems' && first !== undefined ? filterOf(first) : 'all';
}

export function rowQuery(summary: Summary, filter: RowFilter): Record<string, string | number | undefined> {
  if (filter === 'all') return {};
  if (filter === 'problems') return { outcome: 'failed' };
  const group = groupOf(summary, filter);
  return { code: group?.code, column: group?.column ?? undefined };
}

// How many updates are asked about once more.
export const confirmUpdatesAbove = 5000;
