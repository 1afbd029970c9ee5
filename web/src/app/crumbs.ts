// SPDX-License-Identifier: Apache-2.0
//
// Where a page stands, told from its address. Pure.
import { t, type Key } from '../i18n/t';

export type Crumb = { text: string; to?: '/leads' | '/admin/batch-jobs' };

const adminPages: readonly (readonly [string, Key])[] = [
  ['/admin/fields', 'nav.fields'],
  ['/admin/duplicates', 'nav.duplicates'],
  ['/admin/users', 'nav.users'],
  ['/admin/personal-data', 'nav.personalData'],
  ['/admin/import', 'nav.settings'],
  ['/admin/audit', 'nav.audit'],
];

export function jobOf(path: string): number | null {
  const found = /^\/(?:admin\/batch-jobs|leads\/import)\/(\d+)/.exec(path);
  return found === null ? null : Number(found[1]);
}

export function crumbsOf(path: string, all: boolean): Crumb[] {
  if (path.startsWith('/admin/batch-jobs')) {
    const job = jobOf(path);
    const first: Crumb[] = all ? [{ text: t('nav.admin') }] : [];
    const list = all ? t('nav.batchJobs') : t('nav.myImports');
    if (job === null) return [...first, { text: list }];
    return [...first, { text: list, to: '/admin/batch-jobs' }, { text: t('jobs.job', { id: String(job) }) }];
  }
  const admin = adminPages.find(([start]) => path.startsWith(start));
  if (admin !== undefined) return [{ text: t('nav.admin') }, { text: t(admin[1]) }];
  if (path.startsWith('/account')) return [{ text: t('account.title') }];
  if (path.startsWith('/templates')) return [{ text: t('nav.templates') }];
  if (path.startsWith('/duplicates')) {
    return [{ text: t('nav.leads'), to: '/leads' }, { text: t('nav.likely') }];
  }
  if (/^\/leads\/\d+/.test(path)) return [{ text: t('nav.leads'), to: '/leads' }, { text: t('lead.details') }];
  return [{ text: t('nav.leads') }];
}
