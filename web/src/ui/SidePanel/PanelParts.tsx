// SPDX-License-Identifier: Apache-2.0
//
// What a panel with a form is made of: a head that names and closes it, a body that grows, a foot that stays in sight.
import type { ReactNode } from 'react';
import { t } from '../../i18n/t';
import { PanelClose, PanelTitle } from './SidePanel';
import styles from './SidePanel.module.css';

type Children = { children: ReactNode };

export function PanelForm({ onSubmit, children }: Children & { onSubmit: () => void }) {
  return (
    <form
      className={styles['panel']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

export function PanelHead({ children }: Children) {
  return (
    <div className={`row ${styles['head']}`}>
      <PanelTitle className="grow h2">{children}</PanelTitle>
      <PanelClose aria-label={t('close')} />
    </div>
  );
}

export function PanelBody({ children }: Children) {
  return <div className={styles['body']}>{children}</div>;
}

export function PanelFoot({ children }: Children) {
  return <div className={`buttons ends ${styles['foot']}`}>{children}</div>;
}
