// SPDX-License-Identifier: Apache-2.0
//
// Past imports of the fake server, templates, notices and settings.
import type { DayOfImports, Import, ImportItem, Notice, Options, Settings, Tally, Template } from '../src/api/types';
import { pick } from './fake_lead_data';
import { people, session } from './fake_people';

export function tallyOf(part: Partial<Tally>): Tally {
  return {
    total: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
    not_processed: 0,
    empty_rows: 0,
    left_out: 0,
    ...part,
  };
}

export const defaultOptions: Options = {
  duplicates: 'skip',
  unmatched: 'create',
  merge: 'overwrite',
  defaults: [],
  erase_with_na: false,
};

type Past = [number, string, Import['state'], Import['undo_state'], Partial<Tally>, number, string | null];
const past: Past[] = [
  [
    1050,
    'hubspot-export-2026-11-21.csv',
    'completed_with_errors',
    'none',
    { total: 12480, created: 11630, skipped: 676, failed: 174, empty_rows: 2 },
    124_000,
    'HubSpot Export',
  ],
  [1049, 'partners-q4.xlsx', 'completed', 'none', { total: 318, created: 318 }, 4000, null],
  [1048, 'old-crm-contacts.xls', 'completed', 'undone', { total: 2044, created: 2044 }, 21_000, null],
  [
    1047,
    'linkedin-leads.csv',
    'completed',
    'none',
    { total: 1502, created: 1377, skipped: 125 },
    15_000,
    'LinkedIn Forms',
  ],
  [1046, 'cold-list-scandinavia.csv', 'failed', 'none', { total: 48210, not_processed: 48210 }, 2000, null],
  [
    1045,
    'trade-show-oslo-2026.csv',
    'completed_with_errors',
    'none',
    { total: 3966, created: 3801, skipped: 120, failed: 45 },
    41_000,
    'Trade Show Leads',
  ],
  [
    1043,
    'resellers-emea.xlsx',
    'cancelled',
    'none',
    { total: 7700, created: 1200, skipped: 14, failed: 3, not_processed: 6483 },
    12_000,
    null,
  ],
];

export function pastImports(): ImportItem[] {
  return past.map(([id, name, state, undo, tally, ms, template], index) => {
    const at = new Date(Date.now() - (index + 1) * 21 * 3_600_000).toISOString();
    const full = tallyOf(tally);
    return {
      id,
      state,
      undo_state: undo,
      step: 'execute',
      file_name: name,
      format: name.endsWith('csv') ? 'csv' : name.endsWith('xlsx') ? 'xlsx' : 'xls',
      started_by: { id: (index % 3) + 1, name: pick(people, index).name },
      template: template === null ? null : { id: 1, name: template },
      tally: full,
      done: full.total - full.not_processed,
      created_at: at,
      queued_at: at,
      started_at: at,
      ended_at: at,
      duration_ms: ms,
      may: { cancel: false, retry: state === 'failed', undo: state !== 'failed' && undo === 'none', delete: false },
    };
  });
}

export const templates: Template[] = [
  {
    id: 1,
    version: 1,
    name: 'Trade Show Leads',
    shared: true,
    owner: { id: 1, name: 'Dana Whitcombe' },
    fields: 4,
    used_at: new Date().toISOString(),
    columns: [
      { header: 'First Name', field: 'first_name' },
      { header: 'Surname', field: 'last_name' },
      { header: 'Email Address', field: 'email' },
      { header: 'Organisation', field: 'company' },
      { header: 'Badge ID', field: null },
    ],
    missing_fields: [],
    may_change: true,
  },
];

export function firstNotices(): Notice[] {
  const notice = (
    id: number,
    kind: Notice['kind'],
    job: number,
    name: string,
    tally: Partial<Tally>,
    read: boolean,
  ): Notice => ({
    id,
    kind,
    import_id: job,
    file_name: name,
    tally: tallyOf(tally),
    detail: '',
    created_at: new Date(Date.now() - (10 - id) * 9 * 3_600_000).toISOString(),
    read_at: read ? new Date().toISOString() : null,
  });
  return [
    notice(3, 'completed_with_errors', 1050, 'hubspot-export-2026-11-21.csv', { created: 11630, failed: 174 }, false),
    notice(2, 'completed', 1049, 'partners-q4.xlsx', { created: 318 }, false),
    notice(1, 'completed', 1047, 'linkedin-leads.csv', { created: 1377, skipped: 125 }, true),
  ];
}

export const settings: Settings = {
  version: 1,
  organisation: session.organisation,
  duplicates: {
    criteria: [['email'], ['last_name', 'company']],
    duplicates: 'skip',
    unmatched: 'create',
    several: 'fail',
    merge: 'overwrite',
    people_may_choose: true,
  },
  retention_days: 30,
  draft_days: 7,
  parallel_imports: 2,
  upload_bytes: 52_428_800,
};

// Thirty days on which imports ended now and then.
export function activity(any: boolean): DayOfImports[] {
  const today = Date.now();
  return Array.from({ length: 30 }, (_, index) => {
    const records = any && index % 4 === 1 ? 800 + ((index * 577) % 9000) : 0;
    return {
      day: new Date(today - (29 - index) * 86_400_000).toISOString().slice(0, 10),
      imports: records > 0 ? 1 : 0,
      created: Math.round(records * 0.8),
      updated: Math.round(records * 0.1),
      unchanged: 0,
      skipped: Math.round(records * 0.08),
      failed: Math.round(records * 0.02),
    };
  });
}
