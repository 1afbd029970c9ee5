// SPDX-License-Identifier: Apache-2.0
//
// The columns under the heads of their parts, or why there are none.
import { Children, type ReactNode } from 'react';
import { t } from '../../i18n/t';
import styles from './Mapping.module.css';

export function ColumnList({ empty, children }: { empty: string; children: ReactNode }) {
  return (
    <div className="card">
      <div className={styles['head']} aria-hidden>
        <span>{t('map.columnHead')}</span>
        <span />
        <span>{t('map.fieldHead')}</span>
        <span>{t('map.matchHead')}</span>
        <span />
      </div>
      {children}
      {Children.count(children) === 0 && (
        <div className="empty" style={{ padding: 40 }}>
          <p className="b">{t('map.nothingHere')}</p>
          <p className="t3 sm">{empty}</p>
        </div>
      )}
    </div>
  );
}
