// SPDX-License-Identifier: Apache-2.0
//
// Says that the server can't be reached, until it can.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { isOnline, subscribe } from '../api/http';
import { sessionQuery } from '../api/session';
import { t } from '../i18n/t';
import { connectionTextId } from '../ui/Online';
import styles from './Frame.module.css';

const retryS = 5;

export function ConnectionBar() {
  const online = useSyncExternalStore(subscribe, isOnline);
  const client = useQueryClient();
  const [left, setLeft] = useState(retryS);
  useEffect(() => {
    if (online) return;
    let seconds = retryS;
    const timer = setInterval(() => {
      seconds = seconds > 1 ? seconds - 1 : retryS;
      setLeft(seconds);
      if (seconds === retryS) void client.refetchQueries({ queryKey: sessionQuery.queryKey });
    }, 1000);
    return () => {
      clearInterval(timer);
      setLeft(retryS);
    };
  }, [online, client]);
  if (online) return null;
  return (
    <div className={styles['strip']} data-tone="warn">
      {/* Said once, not each second. */}
      <span className="spoken" role="alert" id={connectionTextId}>
        {t('offline')}
      </span>
      <span className="num" aria-hidden>
        {t('offline.in', { n: left })}
      </span>
      <button type="button" className="link-button sm" onClick={() => void client.refetchQueries()}>
        {t('offline.tryNow')}
      </button>
    </div>
  );
}
