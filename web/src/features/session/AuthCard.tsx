// SPDX-License-Identifier: Apache-2.0
//
// The card on an empty page: sign-in and set-up.
import type { ReactNode } from 'react';
import { chooseLanguage, languageNames, languages, useLanguage } from '../../i18n/language';
import { t } from '../../i18n/t';
import { Logo } from '../../ui/Logo';
import styles from './AuthCard.module.css';

export function AuthCard({ children }: { children: ReactNode }) {
  const language = useLanguage();
  return (
    <main className={styles['page']} id="main" tabIndex={-1}>
      <div className={styles['column']}>
        <div className={styles['brand']}>
          <Logo size={32} />
          <span>{t('app.name')}</span>
        </div>
        <div className="card" style={{ padding: 28 }}>
          {children}
        </div>
        <div className={styles['languages']}>
          {languages
            .filter((other) => other !== language)
            .map((other) => (
              <button
                key={other}
                type="button"
                lang={other}
                className="link-button sm"
                onClick={() => void chooseLanguage(other)}
              >
                {languageNames[other]}
              </button>
            ))}
        </div>
      </div>
    </main>
  );
}
