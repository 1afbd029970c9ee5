// SPDX-License-Identifier: Apache-2.0
//
// Says that the server can't be reached, until it can.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { isOnline, subscribe } from '../api/http';
import { sessionQuery } from '../api/session';
import { t } from '../i18n/t';
import styles from './Frame.module.css';

const retryMs = 5000;

export function ConnectionBar() {
  const online = useSyncExternalStore(subscribe, isOnline);
  const client = useQueryClient();
  useEffect(() => {
    if (online) return;
    const timer = setInterval(() => void client.refetchQueries({ queryKey: sessionQuery.queryKey }), retryMs);
    return () => clearInterval(timer);
  }, [online, client]);
  if (online) return null;
  return (
    <div className={styles['strip']} data-tone="warn" role="alert">
      {t('offline')}
      <button type="button" className="link-button sm" onClick={() => void client.refetchQueries()}>
        {t('offline.tryNow')}
      </button>
    </div>
  );
}
