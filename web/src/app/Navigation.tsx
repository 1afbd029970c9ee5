// SPDX-License-Identifier: Apache-2.0
//
// The main navigation: what the person's rights show.
import { Link } from '@tanstack/react-router';
import { useSession } from '../api/session';
import type { Rights } from '../api/types';
import { t, type Key } from '../i18n/t';
import {
  IconArrowMerge,
  IconCopyCheck,
  IconForms,
  IconHistory,
  IconSettings,
  IconStack2,
  IconTemplate,
  IconUsers,
  IconUserSearch,
  IconUserShield,
  type Icon,
} from '../ui/icons';
import styles from './Frame.module.css';

type Entry = {
  to:
    | '/leads'
    | '/duplicates'
    | '/templates'
    | '/admin/batch-jobs'
    | '/admin/fields'
    | '/admin/duplicates'
    | '/admin/users'
    | '/admin/personal-data'
    | '/admin/import'
    | '/admin/audit';
  name: Key;
  icon: Icon;
};

export function entriesOf(rights: Rights): { own: Entry[]; admin: Entry[] } {
  const jobs: Entry = {
    to: '/admin/batch-jobs',
    name: rights.see_all_imports ? 'nav.batchJobs' : 'nav.myImports',
    icon: IconStack2,
  };
  const own: Entry[] = [
    { to: '/leads', name: 'nav.leads', icon: IconUsers },
    { to: '/duplicates', name: 'nav.likely', icon: IconArrowMerge },
    ...(rights.see_all_imports ? [] : [jobs]),
    ...(rights.import ? [{ to: '/templates', name: 'nav.templates', icon: IconTemplate } as const] : []),
  ];
  const settings: Entry[] = [
    { to: '/admin/fields', name: 'nav.fields', icon: IconForms },
    { to: '/admin/duplicates', name: 'nav.duplicates', icon: IconCopyCheck },
  ];
  const admin: Entry[] = [
    ...(rights.see_all_imports ? [jobs] : []),
    ...(rights.see_settings ? settings : []),
    ...(rights.manage_users ? [{ to: '/admin/users', name: 'nav.users', icon: IconUserShield } as const] : []),
    ...(rights.manage_users
      ? [{ to: '/admin/personal-data', name: 'nav.personalData', icon: IconUserSearch } as const]
      : []),
    ...(rights.see_settings ? [{ to: '/admin/import', name: 'nav.settings', icon: IconSettings } as const] : []),
    ...(rights.manage_users ? [{ to: '/admin/audit', name: 'nav.audit', icon: IconHistory } as const] : []),
  ];
  return { own, admin };
}

function Entries({ entries, labelledBy, onGo }: { entries: Entry[]; labelledBy?: string; onGo?: () => void }) {
  return (
    <ul className={styles['nav']} aria-labelledby={labelledBy}>
      {entries.map(({ to, name, icon: EntryIcon }) => (
        <li key={to}>
          <Link to={to} onClick={onGo}>
            <EntryIcon size={18} stroke={1.7} aria-hidden />
            <span className={styles['word']}>{t(name)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function Navigation({ onGo }: { onGo?: () => void }) {
  const { rights } = useSession();
  const { own, admin } = entriesOf(rights);
  return (
    <>
      <Entries entries={own} {...(onGo !== undefined && { onGo })} />
      {admin.length > 0 && (
        <>
          <div className={styles['group']} id="nav-admin">
            {t('nav.admin')}
          </div>
          <Entries entries={admin} labelledBy="nav-admin" {...(onGo !== undefined && { onGo })} />
        </>
      )}
    </>
  );
}
