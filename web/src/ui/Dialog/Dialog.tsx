// SPDX-License-Identifier: Apache-2.0
//
// A dialog with its title in a plain div: Mantine's own header would be a second banner landmark.
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../i18n/t';

type DialogProps = { opened: boolean; onClose: () => void; title: string; width?: number; children: ReactNode };

export function Dialog({ opened, onClose, title, width = 460, children }: DialogProps) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size={width} centered>
      <Modal.Overlay backgroundOpacity={0.5} />
      <Modal.Content>
        <div className="row" style={{ padding: '18px 16px 0 24px' }}>
          <Modal.Title className="grow" style={{ fontWeight: 600, fontSize: 17 }}>
            {title}
          </Modal.Title>
          <Modal.CloseButton aria-label={t('close')} />
        </div>
        <div style={{ padding: '10px 24px 22px' }}>{children}</div>
      </Modal.Content>
    </Modal.Root>
  );
}
