// SPDX-License-Identifier: Apache-2.0
//
// A remark on the page: what is the matter, and beside it what can be done.
import type { ReactNode } from 'react';
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconCircleX } from '../icons';
import styles from './Note.module.css';

export type Tone = 'info' | 'ok' | 'warn' | 'err';

const icons = { info: IconAlertCircle, ok: IconCircleCheck, warn: IconAlertTriangle, err: IconCircleX };

type NoteProps = { tone: Tone; children: ReactNode; action?: ReactNode; alert?: boolean };

export function Note({ tone, children, action, alert = false }: NoteProps) {
  const Icon = icons[tone];
  return (
    <div className={styles['note']} data-tone={tone} role={alert ? 'alert' : undefined}>
      <Icon size={18} aria-hidden className={styles['icon']} />
      <div className={styles['text']}>{children}</div>
      {action !== undefined && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
