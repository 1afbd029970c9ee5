// SPDX-License-Identifier: Apache-2.0
//
// The one file the fake API knows: what its preview, survey, suggestion and check say.
import type {
  Column,
  ColumnMapping,
  ColumnSurvey,
  ColumnValues,
  Decision,
  Detection,
  ReasonGroup,
  RowOutcome,
  SampleLead,
  SuggestedColumn,
} from './fake_types';

export const total = 5204;

export const columns: Column[] = [
  'First Name',
  'Surname',
  'Email Address',
  'Mobile',
  'Organisation',
  'Role',
  'Lead Stage',
  'Region',
  'Met',
  'Work email',
  'Badge ID',
  'Notes',
].map((header, index) => ({ index, letter: String.fromCharCode(65 + index), header, name: header }));

const samples = [
  ['Amara', 'Jonas', 'Priya', 'Tomás', 'Ingrid'],
  ['Okafor', 'Lindqvist', 'Raman', 'Herrera', ''],
  [
    'amara@halden.example',
    'jonas.l@osprey.example',
    'priya@kestrel.example',
    'tomas@meridian',
    'ingrid@tidewater.example',
  ],
  ['+1 555 0142', '0044 20 7946 0958', '+47 22 00 01 88', '555-0117', '+1 555 0190'],
  ['Halden Freight', 'Osprey Analytics', 'Kestrel Foods', 'Meridian Dental', 'Tidewater Realty'],
  ['Operations Lead', 'Head of Sales', 'Founder', 'Buyer', 'Finance Manager'],
  ['New', 'Working', 'New', 'SQL', 'Contacted'],
  ['EMEA', 'EMEA', 'APAC', 'LATAM', 'EMEA'],
  ['03/11/2026', '03/11/2026', '04/11/2026', '04/11/2026', '05/11/2026'],
  ['', '', 'priya.work@kestrel.example', '', ''],
  ['00418', '00419', '00420', '00421', '00422'],
  ['Wants a demo in January', '', 'Met at the bar', '', 'Send price list'],
];

const cell = (column: number, row: number) => samples[column]?.[row % 5] ?? '';
export const cells = (row: number): string[] => columns.map((column) => cell(column.index, row));

const types = [
  'text',
  'text',
  'email',
  'phone',
  'text',
  'text',
  'picklist',
  'picklist',
  'date',
  'email',
  'text',
  'text',
];

export function survey(dateKnown: boolean): ColumnSurvey[] {
  return columns.map((column) => ({
    index: column.index,
    filled: column.index === 9 ? 1144 : 5100,
    fill_percent: column.index === 9 ? 22 : 98,
    type: types[column.index] ?? 'text',
    type_percent: column.index === 2 ? 99.4 : 100,
    distinct: 400,
    samples: [...new Set((samples[column.index] ?? []).filter((text) => text !== ''))],
    first_bad: column.index === 2 ? [{ row: 5, value: 'tomas@meridian' }] : [],
    date_order:
      column.index === 8
        ? {
            value: dateKnown ? 'dmy' : null,
            votes: (dateKnown ? { dmy: 1902 } : {}) as Record<string, number>,
            ambiguous: 3302,
            example: '03/11/2026',
          }
        : null,
    decimal_mark: null,
    offers: [],
  }));
}

const decision = (value: string | number, reason: string, alternatives: (string | number)[] = []): Decision => ({
  value,
  confidence: 0.98,
  reason,
  alternatives: alternatives.map((one) => ({ value: one, confidence: 0.1, reason: '' })),
});

export const detection: Detection = {
  format: 'csv',
  provisional: false,
  sheets: [],
  sheet: { value: null, confidence: 1, reason: '', alternatives: [] },
  encoding: decision('UTF-8', 'Every byte reads as UTF-8.', ['windows-1252']),
  delimiter: decision(',', 'All rows have 12 cells with it.', [';']),
  quote: decision('"', 'Cells with commas stand in quotes.'),
  header_row: decision(1, 'The first row has names, the rows below have values.'),
};

const suggested: [string | null, SuggestedColumn['match'], SuggestedColumn['evidence'], string][] = [
  ['first_name', 'exact', 'exact', 'The same name as the field.'],
  ['last_name', 'exact', 'synonym', 'Known as “Surname”.'],
  ['email', 'exact', 'synonym', 'Known as “Email Address”.'],
  ['mobile', 'exact', 'exact', 'The same name as the field.'],
  ['company', 'exact', 'synonym', 'Known as “Organisation”.'],
  ['job_title', 'likely', 'synonym', 'Known as “Role”.'],
  ['stage', 'likely', 'fuzzy', '4 of 6 values fit.'],
  ['cf_region', 'exact', 'exact', 'The same name as the field.'],
  ['expected_close_date', 'check', 'content', 'The values are dates.'],
  [null, 'none', 'none', 'Looks like Email, but column C is a better match.'],
  [null, 'none', 'none', 'No field fits this column.'],
  ['description', 'likely', 'synonym', 'Known as “Notes”.'],
];

export const suggestion: SuggestedColumn[] = suggested.map(([field, match, evidence, reason], column) => ({
  column,
  field,
  match,
  evidence,
  reason,
  confidence: match === 'exact' ? 0.99 : match === 'likely' ? 0.8 : 0.4,
  alternatives: [],
}));

export function freshMapping(): ColumnMapping[] {
  return suggestion.map(({ column, field }) => ({
    column,
    field,
    chosen_by: 'suggestion',
    date_order: null,
    decimal_mark: null,
    country: null,
    lenient: false,
    on_bad_value: 'fail',
    default: null,
    merge: null,
    values: [],
  }));
}

// With `open`, some values fit no option and want a choice.
export function valuesOf(column: number, open: boolean): ColumnValues {
  const region: [string, number, string | null][] = [
    ['EMEA', 2871, 'emea'],
    ['Americas', 1014, 'americas'],
    ['APAC', 903, 'apac'],
  ];
  const stage: [string, number, string | null][] = [
    ['New', 3120, 'new'],
    ['Contacted', 1002, 'contacted'],
    ['Qualified', 488, 'qualified'],
  ];
  if (open) region.push(['LATAM', 37, null], ['Nordics', 15, null]);
  const list = column === 7 ? region : stage;
  return {
    distinct: list.length,
    complete: true,
    total: list.length,
    open: list.filter(([, , option]) => option === null).length,
    next: null,
    values: list.map(([text, count, option]) => ({ text, count, option, suggestion: null, choice: null })),
  };
}

export function sampleLeads(mapping: ColumnMapping[]): SampleLead[] {
  return [0, 1, 2, 3, 4].map((row) => ({
    row: row + 2,
    values: mapping.flatMap((entry) => {
      if (entry.field === null) return [];
      const text = cell(entry.column, row);
      const bad = entry.field === 'email' && text === 'tomas@meridian';
      return [
        {
          field: entry.field,
          column: entry.column,
          text,
          display: bad ? '' : text,
          messages: bad ? [invalidEmail(text)] : [],
        },
      ];
    }),
  }));
}

const invalidEmail = (value: string) => ({
  code: 'INVALID_EMAIL',
  severity: 'fail' as const,
  column: 2,
  field: 'email',
  value,
  arguments: [value],
  message: `“${value}” is not an e-mail address.`,
  remedy: 'Write it like name@example.com, or leave the cell empty.',
});
const missing = {
  code: 'MISSING_REQUIRED',
  severity: 'fail' as const,
  column: 1,
  field: 'last_name',
  value: '',
  arguments: ['Last Name'],
  message: 'Last Name is empty.',
  remedy: 'Fill it in, or map another column to Last Name.',
};
const duplicate = {
  code: 'DUPLICATE_EXISTING',
  severity: 'skip' as const,
  column: 2,
  field: 'email',
  value: 'amara@halden.example',
  arguments: ['Email', '1042'],
  message: 'Duplicate detected: same email as lead 1042 (Amara Okafor).',
  remedy: '',
};

export const groups: ReasonGroup[] = [
  {
    code: 'INVALID_EMAIL',
    severity: 'fail',
    column: 2,
    field: 'email',
    title: 'Email address is not valid',
    remedy: 'Write it like name@example.com, or leave the cell empty.',
    count: 41,
    example: { row: 5, value: 'tomas@meridian', message: invalidEmail('tomas@meridian').message },
  },
  {
    code: 'MISSING_REQUIRED',
    severity: 'fail',
    column: 1,
    field: 'last_name',
    title: 'Required field is empty',
    remedy: missing.remedy,
    count: 14,
    example: { row: 6, value: '', message: missing.message },
  },
  {
    code: 'DUPLICATE_EXISTING',
    severity: 'skip',
    column: 2,
    field: 'email',
    title: 'Already in Inlet',
    remedy: '',
    count: 139,
    example: { row: 12, value: 'amara@halden.example', message: duplicate.message },
  },
];

const kinds = [
  { code: 'INVALID_EMAIL', at: 3, message: invalidEmail('tomas@meridian'), outcome: 'failed' as const },
  { code: 'MISSING_REQUIRED', at: 4, message: missing, outcome: 'failed' as const },
  { code: 'DUPLICATE_EXISTING', at: 0, message: duplicate, outcome: 'skipped' as const },
];

export function rows(
  code: string | null,
  outcome: string | null,
  from: number,
  limit: number,
): { rows: RowOutcome[]; total: number } {
  const wanted = kinds.filter(
    (kind) => (code === null || kind.code === code) && (outcome === null || kind.outcome === outcome),
  );
  const all = groups
    .filter((group) => wanted.some((kind) => kind.code === group.code))
    .reduce((sum, group) => sum + group.count, 0);
  const count = code === null && outcome === null ? total : all;
  const made = Array.from({ length: Math.max(0, Math.min(limit, count - from)) }, (_, index): RowOutcome => {
    const n = from + index;
    const kind = code === null && outcome === null ? undefined : wanted[n % wanted.length];
    const row = kind === undefined ? n + 2 : n * 37 + kind.at + 2;
    return {
      record: row - 2,
      fixed: [],
      left_out: false,
      row,
      line: row,
      outcome: kind?.outcome ?? 'created',
      cells: cells(kind?.at ?? n),
      lead: kind?.outcome === 'skipped' ? { id: 42, title: 'Amara Okafor' } : null,
      messages: kind === undefined ? [] : [kind.message],
    };
  });
  return { rows: made, total: count };
}

export function reasonValues(code: string | null) {
  const proposal = (text: string) => ({ text, display: text, option: null });
  const values =
    code === 'INVALID_EMAIL'
      ? [
          { value: 'tomas@meridian', count: 28, proposals: [] },
          { value: 'ingrid@gmial.com', count: 8, proposals: [proposal('ingrid@gmail.com')] },
          { value: 'jonas(at)halden.example', count: 5, proposals: [proposal('jonas@halden.example')] },
        ]
      : [];
  return { next: null, total: values.length, values };
}
