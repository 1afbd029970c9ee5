// SPDX-License-Identifier: Apache-2.0
//
// A file as Inlet likes it, with the fields of this installation and one row.
import type { Field } from '../../api/types';
import { sampleCsv } from './chooseFile';

const examples: Partial<Record<string, string>> = {
  first_name: 'Amara',
  last_name: 'Okafor',
  email: 'amara@halden.example',
  phone: '+1 555 0142',
  company: 'Halden Freight',
  job_title: 'Operations Lead',
  country: 'Norway',
  source: 'Trade Show',
  stage: 'New',
  description: 'Wants a demo in January',
};

const sampleTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export async function downloadSample(format: 'csv' | 'xlsx', fields: readonly Field[]): Promise<void> {
  const chosen = fields.filter((field) => examples[field.key] !== undefined);
  const sample = chosen.map((field) => ({ label: field.label, example: examples[field.key] ?? '' }));
  const rows = [sample.map(({ label }) => label), sample.map(({ example }) => example)];
  const content = format === 'csv' ? sampleCsv(sample) : (await import('./sampleXlsx')).sampleXlsx(rows);
  const address = URL.createObjectURL(new Blob([content], { type: sampleTypes[format] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `inlet-sample.${format}`;
  link.click();
  URL.revokeObjectURL(address);
}
