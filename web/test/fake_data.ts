// SPDX-License-Identifier: Apache-2.0
//
// What the fake API starts with: a catalogue, people, leads, past imports. Only for tests and pictures.
import type {
  ApiToken,
  AuditEntry,
  DayOfImports,
  Field,
  FieldType,
  Import,
  ImportItem,
  Lead,
  LeadDetail,
  Notice,
  Options,
  Role,
  Scope,
  Session,
  SessionItem,
  Settings,
  Tally,
  Template,
  User,
} from '../src/api/types';

export const people: User[] = [
  {
    id: 1,
    name: 'Dana Whitcombe',
    email: 'dana@inlet.example',
    role: 'admin',
    active: true,
    state: 'active',
    last_seen_at: new Date().toISOString(),
  },
  {
    id: 2,
    name: 'Sam Ortega',
    email: 'sam@inlet.example',
    role: 'manager',
    active: true,
    state: 'active',
    last_seen_at: new Date().toISOString(),
  },
  {
    id: 3,
    name: 'Mei Chen',
    email: 'mei@inlet.example',
    role: 'user',
    active: true,
    state: 'active',
    last_seen_at: new Date().toISOString(),
  },
];

const options = (...labels: string[]) =>
  labels.map((label) => ({
    id: label.toLowerCase().replace(/ /g, '_'),
    label,
    active: true,
    state: 'active',
    last_seen_at: new Date().toISOString(),
  }));

function field(key: string, label: string, type: FieldType, more: Partial<Field> = {}): Field {
  return {
    key,
    label,
    type,
    custom: false,
    required: false,
    unique: false,
    hidden: false,
    minimum: null,
    maximum: null,
    default: null,
    read_only: false,
    import_only: false,
    help: '',
    max_length: type === 'text' ? 200 : null,
    options: [],
    options_open: false,
    aliases: [],
    ...more,
  };
}

export const fields: Field[] = [
  field('title', 'Lead Title', 'text'),
  field('first_name', 'First Name', 'text'),
  field('last_name', 'Last Name', 'text', { required: true, aliases: ['Surname'] }),
  field('full_name', 'Full Name', 'text', { import_only: true }),
  field('email', 'Email', 'email', { aliases: ['E-mail', 'Email Address'] }),
  field('phone', 'Phone', 'phone'),
  field('mobile', 'Mobile', 'phone'),
  field('company', 'Company', 'text', { aliases: ['Organisation'] }),
  field('job_title', 'Job Title', 'text', { aliases: ['Role'] }),
  field('website', 'Website', 'url'),
  field('city', 'City', 'text'),
  field('country', 'Country', 'picklist', { options: options('Norway', 'Germany', 'Portugal') }),
  field('source', 'Source', 'picklist', { options: options('Website', 'Referral', 'Trade Show', 'Partner', 'Other') }),
  field('stage', 'Stage', 'picklist', { options: options('New', 'Contacted', 'Qualified', 'Proposal', 'Won', 'Lost') }),
  field('value', 'Value', 'money'),
  field('expected_close_date', 'Expected Close Date', 'date'),
  field('owner', 'Owner', 'user'),
  field('tags', 'Tags', 'multi_picklist', { options_open: true }),
  field('email_opt_out', 'Email Opt Out', 'boolean'),
  field('description', 'Description', 'long_text'),
  field('cf_region', 'Region', 'picklist', { custom: true, options: options('Americas', 'EMEA', 'APAC') }),
];

const everything = (scope: Scope) =>
  Object.fromEntries(
    (
      [
        'view_leads',
        'export_leads',
        'create_leads',
        'edit_leads',
        'delete_leads',
        'import',
        'view_imports',
        'undo_imports',
        'use_templates',
        'change_shared_templates',
        'choose_duplicates',
        'create_options',
        'view_settings',
        'change_settings',
        'administer_users',
      ] as const
    ).map((right) => [right, scope]),
  );

export const roles: Role[] = [
  { id: 1, key: 'admin', version: 1, name: 'Admin', built_in: true, rights: everything('all'), fields: {}, users: 1 },
  {
    id: 2,
    key: 'manager',
    version: 1,
    name: 'Manager',
    built_in: true,
    rights: { ...everything('all'), change_settings: 'none', administer_users: 'none' },
    fields: {},
    users: 1,
  },
  {
    id: 3,
    key: 'user',
    version: 1,
    name: 'User',
    built_in: true,
    rights: { ...everything('none'), view_leads: 'own', import: 'all', view_imports: 'own', undo_imports: 'own' },
    fields: {},
    users: 1,
  },
];

export function auditEntries(): AuditEntry[] {
  const entry = (id: number, action: string, subject: string, details: object): AuditEntry => ({
    id,
    at: new Date(Date.now() - (20 - id) * 3_600_000).toISOString(),
    by: { id: 1, name: 'Dana Whitcombe' },
    action,
    subject,
    details: details as AuditEntry['details'],
    from: '192.0.2.17',
  });
  return [
    entry(4, 'import.started', 'import 1050', { file: 'hubspot-export-2026-11-21.csv' }),
    entry(3, 'settings.changed', 'settings', { duplicates: 'update' }),
    entry(2, 'user.invited', 'user 3', { role: 'user' }),
    entry(1, 'session.opened', 'user 1', {}),
  ];
}

export const sessions: SessionItem[] = ['Firefox 145 on Linux', 'Chrome 142 on Android'].map((agent, index) => ({
  id: `session-${index}`,
  current: index === 0,
  created_at: new Date(Date.now() - 4e7 * (index + 1)).toISOString(),
  last_seen_at: new Date(Date.now() - 3e6 * index).toISOString(),
  expires_at: new Date(Date.now() + 4e8).toISOString(),
  address: `192.0.2.${17 + index}`,
  agent,
}));

export const tokens: ApiToken[] = [
  {
    id: 1,
    name: 'Nightly import',
    beginning: 'inlet_a1b2',
    rights: ['import', 'view_imports'],
    created_at: new Date(Date.now() - 9e8).toISOString(),
    expires_at: new Date(Date.now() + 7e9).toISOString(),
    last_used_at: null,
  },
];

export const session: Session = {
  user: {
    id: 1,
    name: 'Dana Whitcombe',
    email: 'dana@inlet.example',
    role: 'admin',
    active: true,
    state: 'active',
    last_seen_at: new Date().toISOString(),
  },
  rights: {
    import: true,
    create_leads: true,
    edit_leads: true,
    delete_leads: true,
    export_leads: true,
    see_all_imports: true,
    choose_duplicates: true,
    change_shared_templates: true,
    see_settings: true,
    change_settings: true,
    manage_users: true,
  },
  csrf_token: 'fake-token',
  organisation: {
    name: 'Halden Freight',
    time_zone: 'Europe/Oslo',
    currency: 'NOK',
    date_order: 'dmy',
    decimal_mark: ',',
    phone_country: 'NO',
  },
  limits: { upload_bytes: 52_428_800, retention_days: 30, draft_days: 7 },
};

const first = [
  'Amara',
  'Jonas',
  'Priya',
  'Tomás',
  'Ingrid',
  'Marcus',
  'Yuki',
  'Leila',
  'Daniel',
  'Sofia',
  'Kwame',
  'Nora',
];
const last = [
  'Herrera',
  'Mensah',
  'Fontaine',
  'Berg',
  'Tanaka',
  'Kim',
  'Patel',
  'Raman',
  'Rossi',
  'Vargas',
  'Cohen',
  'Whitfield',
];
const companies = [
  'Halden Freight',
  'Meridian Dental',
  'Blue Harbour Hotels',
  'Larkspur Health',
  'Brightwater Energy',
  'Quarry Stone Co',
  'Anchor Robotics',
];
const stages = ['New', 'Contacted', 'Qualified', 'Proposal'];
const sources = ['Trade Show', 'Referral', 'Website', 'Partner'];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const slug = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');

export function makeLead(id: number, ago: number): Lead {
  const values = {
    first_name: pick(first, id),
    last_name: pick(last, id * 7),
    company: pick(companies, id * 3),
    job_title: 'Operations Lead',
    email: `${slug(pick(first, id))}.${slug(pick(last, id * 7))}@${slug(pick(companies, id * 3))}.example`,
    phone: '+4722000188',
    stage: pick(stages, id).toLowerCase(),
    source: pick(sources, id).toLowerCase().replace(' ', '_'),
    owner: pick(people, id).id,
  };
  const display = {
    ...values,
    phone: '+47 22 00 01 88',
    stage: pick(stages, id),
    source: pick(sources, id),
    owner: pick(people, id).name,
  };
  const at = new Date(Date.now() - ago * 19 * 3_600_000).toISOString();
  return {
    id,
    version: 1,
    name: `${values.first_name} ${values.last_name}`,
    values,
    display,
    created_at: at,
    updated_at: at,
    created_by: { id: 1, name: 'Dana Whitcombe' },
    updated_by: null,
    import_job_id: id % 3 === 0 ? null : 1045,
    import_row: id % 3 === 0 ? null : id + 1,
    deleted_at: null,
  };
}

export function detail(lead: Lead): LeadDetail {
  const imported = lead.import_job_id !== null;
  return {
    ...lead,
    origin: imported
      ? {
          import_id: 1045,
          file_name: 'trade-show-oslo-2026.csv',
          row: lead.import_row ?? 2,
          line: lead.import_row,
          imported_by: { id: 1, name: 'Dana Whitcombe' },
          imported_at: lead.created_at,
          file_deleted_at: null,
          cells: [
            { letter: 'A', header: 'First Name', text: String(lead.values['first_name']), field: 'first_name' },
            { letter: 'B', header: 'Surname', text: String(lead.values['last_name']), field: 'last_name' },
            { letter: 'C', header: 'Badge ID', text: '00418', field: null },
          ],
        }
      : null,
    history: [
      {
        at: lead.updated_at,
        by: { id: 3, name: 'Mei Chen' },
        action: 'edited',
        import_id: null,
        row: null,
        changes: [{ field: 'stage', old: 'New', new: 'Contacted' }],
      },
      {
        at: lead.created_at,
        by: { id: 1, name: 'Dana Whitcombe' },
        action: imported ? 'imported' : 'created',
        import_id: imported ? 1045 : null,
        row: lead.import_row,
        changes: [],
      },
    ],
  };
}

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
