// SPDX-License-Identifier: Apache-2.0
//
// Two leads field by field: what is equal, what a person has to choose, and what follows by itself when they become one. Pure.
import type { Field, LikelyPair } from '../../api/types';

// same: equal in both. older, younger: only that one has a value, and it stays. joined: the options of both; opt-outs, too.
// kept: the person may not change the field, so the older lead's value stays. choice: the person chooses.
export type LineKind = 'same' | 'older' | 'younger' | 'joined' | 'kept' | 'choice';
export type MergeLine = { key: string; label: string; kind: LineKind; older: string; younger: string };
export type Side = 'older' | 'younger';

// By these people know somebody; all else comes below.
const first = ['first_name', 'last_name', 'email', 'phone', 'mobile', 'company', 'title', 'city'];

function kindOf(field: Field, older: string, younger: string): LineKind {
  if (older === younger) return 'same';
  if (field.read_only) return 'kept';
  if (older === '') return 'younger';
  if (younger === '') return 'older';
  return field.type === 'multi_picklist' || field.key === 'email_opt_out' ? 'joined' : 'choice';
}

// Fields that are blank in both leads are left out.
export function mergeLines(fields: readonly Field[], pair: LikelyPair): MergeLine[] {
  const lines: MergeLine[] = [];
  for (const field of fields) {
    if (field.import_only || field.hidden) continue;
    const older = pair.left.display[field.key] ?? '';
    const younger = pair.right.display[field.key] ?? '';
    if (older === '' && younger === '') continue;
    lines.push({ key: field.key, label: field.label, kind: kindOf(field, older, younger), older, younger });
  }
  const rank = (line: MergeLine) => (first.includes(line.key) ? first.indexOf(line.key) : first.length);
  return lines.sort((a, b) => rank(a) - rank(b));
}

export function isMain(line: MergeLine): boolean {
  return first.includes(line.key);
}

// What the server is told: all else is the older lead's, or follows by itself.
export function takenFromYounger(lines: readonly MergeLine[], chosen: Readonly<Record<string, Side>>): string[] {
  return lines.filter((line) => line.kind === 'choice' && chosen[line.key] === 'younger').map((line) => line.key);
}
