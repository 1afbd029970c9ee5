// SPDX-License-Identifier: Apache-2.0
//
// The mail server while it is changed, as texts of inputs. Pure.
import type { Notifications, NotificationsChange } from '../../api/types';

export type MailForm = {
  publicUrl: string;
  host: string;
  port: string;
  security: 'starttls' | 'tls' | 'none';
  user: string;
  password: string; // empty: as it is stored
  from: string;
};

export function readMail(stored: Notifications): MailForm {
  const { mail } = stored;
  return {
    publicUrl: stored.public_url,
    host: mail?.host ?? '',
    port: String(mail?.port ?? 587),
    security: mail?.security ?? 'starttls',
    user: mail?.user ?? '',
    password: '',
    from: mail?.from ?? '',
  };
}

// The port that goes with the way of encryption, unless somebody wrote another one.
const usual = { starttls: '587', tls: '465', none: '25' };
export function withSecurity(form: MailForm, security: MailForm['security']): MailForm {
  return { ...form, security, port: form.port === usual[form.security] ? usual[security] : form.port };
}

export type Missing = 'port' | 'from' | null;
export function missingIn(form: MailForm): Missing {
  if (form.host.trim() === '') return null;
  const port = Number(form.port);
  if (!/^\d+$/.test(form.port) || port < 1 || port > 65535) return 'port';
  return /^[^@\s]+@[^@\s]+$/.test(form.from.trim()) ? null : 'from';
}

// Without a server there is no e-mail. Webhooks stay as they are.
export function writeMail(form: MailForm, version: number): NotificationsChange {
  const change: NotificationsChange = { version, public_url: form.publicUrl.trim(), mail: null };
  if (form.host.trim() === '') return change;
  change.mail = {
    host: form.host.trim(),
    port: Number(form.port),
    security: form.security,
    user: form.user.trim(),
    from: form.from.trim(),
    ...(form.password !== '' && { password: form.password }),
  };
  return change;
}
