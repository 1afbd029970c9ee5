// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { Notifications } from '../../api/types';
import { missingIn, readMail, withSecurity, writeMail } from './mailForm';

const stored: Notifications = {
  version: 3,
  public_url: 'https://leads.example.com',
  mail: { host: 'smtp.example.com', port: 587, security: 'starttls', user: 'inlet', has_password: true, from: 'a@b.c' },
  webhooks: [{ id: 1, url: 'https://crm.example.com', has_secret: true }],
};

test('what was not changed is stored as it was, and the password is not sent', () => {
  expect(writeMail(readMail(stored), 3)).toEqual({
    version: 3,
    public_url: 'https://leads.example.com',
    mail: { host: 'smtp.example.com', port: 587, security: 'starttls', user: 'inlet', from: 'a@b.c' },
  });
});

test('a server that is taken away takes e-mail away, and leaves the webhooks out of the request', () => {
  expect(writeMail({ ...readMail(stored), host: ' ' }, 3)).toEqual({
    version: 3,
    public_url: 'https://leads.example.com',
    mail: null,
  });
});

test.each([
  ['all is there', {}, null],
  ['no server, so nothing is needed', { host: '', from: '' }, null],
  ['a port that is no number', { port: 'smtp' }, 'port'],
  ['a port that is too large', { port: '65536' }, 'port'],
  ['a sender that is no address', { from: 'Inlet' }, 'from'],
] as const)('%s', (_, change, missing) => {
  expect(missingIn({ ...readMail(stored), ...change })).toBe(missing);
});

test('the port follows the way of encryption, but not over a choice', () => {
  const form = readMail(stored);
  expect(withSecurity(form, 'tls').port).toBe('465');
  expect(withSecurity({ ...form, port: '2525' }, 'tls').port).toBe('2525');
});
