// SPDX-License-Identifier: Apache-2.0
//
// What a page shows while it has nothing to show: rows in the shape of what comes, an empty place with one thing
// to do, or an error with the way on.
import { Button } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { t } from '../../i18n/t';
import { IconRefresh } from '../icons';
import { Note } from '../Note/Note';
import styles from './States.module.css';

// Nothing for 200 ms: most answers are there before anybody could read a skeleton.
export function Skeleton({ rows = 8, label = t('loading') }: { rows?: number; label?: string }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" className={styles['skeleton']} style={{ opacity: shown ? 1 : 0 }}>
      <span className="spoken" role="status">
        {shown ? label : ''}
      </span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles['line']} style={{ width: `${92 - ((index * 13) % 30)}%` }} aria-hidden />
      ))}
    </div>
  );
}

type EmptyProps = { icon?: ReactNode; title: string; hint?: string; children?: ReactNode; level?: 1 | 2 };

export function Empty({ icon, title, hint, children, level = 2 }: EmptyProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="empty">
      {icon !== undefined && <span className="big-icon">{icon}</span>}
      <Heading className="h2" style={{ fontSize: 17 }}>
        {title}
      </Heading>
      {hint !== undefined && (
        <p className="t3" style={{ maxWidth: 420 }}>
          {hint}
        </p>
      )}
      {children !== undefined && (
        <div className="buttons" style={{ marginTop: 14, justifyContent: 'center' }}>
          {children}
        </div>
      )}
    </div>
  );
}

type LoadErrorProps = { message: string; detail?: string; requestId?: string | undefined; onRetry: () => void };

export function LoadError({ message, detail, requestId, onRetry }: LoadErrorProps) {
  return (
    <Note
      tone="err"
      alert
      action={
        <Button size="xs" variant="default" leftSection={<IconRefresh size={15} aria-hidden />} onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      }
    >
      <span className="b">{message}</span>
      {detail !== undefined && detail !== '' && <span> {detail}</span>}
      {requestId !== undefined && <span className="mono t3"> {t('requestId', { id: requestId })}</span>}
    </Note>
  );
}
