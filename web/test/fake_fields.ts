// SPDX-License-Identifier: Apache-2.0
//
// The fields of the fake server.
import type { Field, FieldType } from '../src/api/types';

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
