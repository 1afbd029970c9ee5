// SPDX-License-Identifier: Apache-2.0
//
// The navigation on narrow screens.
import { t } from '../i18n/t';
import { Logo } from '../ui/Logo';
import { PanelClose, PanelTitle, SidePanel } from '../ui/SidePanel/SidePanel';
import { Navigation } from './Navigation';

export function MobileMenu({ onClose }: { onClose: () => void }) {
  return (
    <SidePanel opened onClose={onClose} width={284} side="left">
      <div style={{ padding: 14 }}>
        <div className="row" style={{ marginBottom: 12, paddingInlineStart: 8 }}>
          <Logo />
          <PanelTitle className="grow" style={{ fontWeight: 650, fontSize: 16 }}>
            {t('app.name')}
          </PanelTitle>
          <PanelClose aria-label={t('nav.close')} />
        </div>
        <nav aria-label={t('nav.main')}>
          <Navigation onGo={onClose} />
        </nav>
      </div>
    </SidePanel>
  );
}
