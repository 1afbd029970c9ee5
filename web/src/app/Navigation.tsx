// SPDX-License-Identifier: Apache-2.0
//
// The main navigation: what the person's rights show.
import { Link } from '@tanstack/react-router';
import { useSession } from '../api/session';
import { t } from '../i18n/t';
import { IconStack2, IconTemplate, IconUsers } from '../ui/icons';
import styles from './Frame.module.css';

export function Navigation({ onGo }: { onGo?: () => void }) {
  const { rights } = useSession();
  const jobs = (
    <li>
      <Link to="/admin/batch-jobs" onClick={onGo}>
        <IconStack2 size={18} stroke={1.7} aria-hidden />
        <span className={styles['word']}>{rights.see_all_imports ? t('nav.batchJobs') : t('nav.myImports')}</span>
      </Link>
    </li>
  );
  return (
    <>
      <ul className={styles['nav']}>
        <li>
          <Link to="/leads" onClick={onGo}>
            <IconUsers size={18} stroke={1.7} aria-hidden />
            <span className={styles['word']}>{t('nav.leads')}</span>
          </Link>
        </li>
        {!rights.see_all_imports && jobs}
        {rights.import && (
          <li>
            <Link to="/templates" onClick={onGo}>
              <IconTemplate size={18} stroke={1.7} aria-hidden />
              <span className={styles['word']}>{t('nav.templates')}</span>
            </Link>
          </li>
        )}
      </ul>
      {rights.see_all_imports && (
        <>
          <div className={styles['group']} id="nav-admin">
            {t('nav.admin')}
          </div>
          <ul className={styles['nav']} aria-labelledby="nav-admin">
            {jobs}
          </ul>
        </>
      )}
    </>
  );
}
