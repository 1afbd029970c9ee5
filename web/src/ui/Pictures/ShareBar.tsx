// SPDX-License-Identifier: Apache-2.0
//
// How much of the most one thing is: a bar beside its number, which carries the meaning.
import styles from './Pictures.module.css';

export function ShareBar({ share }: { share: number }) {
  return (
    <svg className={styles['share']} aria-hidden height="6" width="100%">
      <rect className={styles['track']} width="100%" height="6" rx="3" />
      <rect className={styles['filled']} width={`${Math.min(1, Math.max(share, 0.01)) * 100}%`} height="6" rx="3" />
    </svg>
  );
}
