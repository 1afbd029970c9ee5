// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Field, FieldType, Lead, LikelyPair } from '../../api/types';
import { mergeLines, takenFromYounger, type LineKind } from './merge';

function field(key: string, type: FieldType = 'text', more: Partial<Field> = {}): Field {
  return {
    key,
    label: key,
    type,
    custom: false,
    required: false,
    unique: false,
    hidden: false,
    read_only: false,
    import_only: false,
    help: '',
    max_length: null,
    minimum: null,
    maximum: null,
    default: null,
    options: [],
    options_open: false,
    aliases: [],
    ...more,
  };
}

function lead(id: number, display: Record<string, string>): Lead {
  return {
    id,
    version: 1,
    name: `Lead ${id}`,
    values: {},
    display,
    created_at: '2026-11-01T10:00:00Z',
    updated_at: '2026-11-01T10:00:00Z',
    created_by: null,
    updated_by: null,
    import_job_id: null,
    import_row: null,
    deleted_at: null,
  };
}

const pairOf = (field: Field, older: string, younger: string): LikelyPair => ({
  id: 1,
  score: 70,
  reasons: [],
  left: lead(1, { [field.key]: older }),
  right: lead(2, { [field.key]: younger }),
  found_at: '2026-11-01T10:00:00Z',
});

describe('mergeLines', () => {
  const cases: [string, Field, string, string, LineKind | undefined][] = [
    ['blank in both', field('city'), '', '', undefined],
    ['never stored', field('full_name', 'text', { import_only: true }), 'Ann', 'Bo', undefined],
    ['hidden', field('city', 'text', { hidden: true }), 'Ulm', 'Köln', undefined],
    ['equal', field('city'), 'Ulm', 'Ulm', 'same'],
    ['only the older one has it', field('city'), 'Ulm', '', 'older'],
    ['only the younger one has it', field('city'), '', 'Ulm', 'younger'],
    ['two values', field('city'), 'Ulm', 'Köln', 'choice'],
    ['several choices', field('tags', 'multi_picklist'), 'A', 'B', 'joined'],
    ['an opt-out', field('email_opt_out', 'boolean'), 'No', 'Yes', 'joined'],
    ['may not be changed', field('city', 'text', { read_only: true }), '', 'Ulm', 'kept'],
  ];
  it.each(cases)('%s', (_, one, older, younger, kind) => {
    expect(mergeLines([one], pairOf(one, older, younger))[0]?.kind).toBe(kind);
  });

  it('begins with what people know somebody by', () => {
    const fields = [field('notes'), field('email', 'email'), field('first_name')];
    const pair = pairOf(field('x'), '', '');
    pair.left.display = { notes: 'n', email: 'a@b.example', first_name: 'Ann' };
    expect(mergeLines(fields, pair).map((line) => line.key)).toEqual(['first_name', 'email', 'notes']);
  });
});

describe('takenFromYounger', () => {
  it('names only what was there to choose', () => {
    const fields = [field('city'), field('company'), field('tags', 'multi_picklist')];
    const pair = pairOf(field('x'), '', '');
    pair.left.display = { city: 'Ulm', company: 'Acme', tags: 'A' };
    pair.right.display = { city: 'Köln', company: 'Beta', tags: 'B' };
    const lines = mergeLines(fields, pair);
    expect(takenFromYounger(lines, {})).toEqual([]);
    expect(takenFromYounger(lines, { city: 'younger', company: 'older', tags: 'younger' })).toEqual(['city']);
  });
});
