// SPDX-License-Identifier: Apache-2.0
//
// Leads as the fake server has them. Only for tests and pictures.
import type { Lead, LeadDetail } from '../src/api/types';
import { people } from './fake_people';

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

export const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
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
