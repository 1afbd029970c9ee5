// SPDX-License-Identifier: Apache-2.0
//
// A panel that comes from the side over the page. The children draw its head with PanelTitle, which names it.
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';

type SidePanelProps = {
  opened: boolean;
  onClose: () => void;
  width: number;
  side?: 'right' | 'left';
  children: ReactNode;
};

export function SidePanel({ opened, onClose, width, side = 'right', children }: SidePanelProps) {
  return (
    <Drawer.Root opened={opened} onClose={onClose} position={side} size={width}>
      <Drawer.Overlay backgroundOpacity={0.4} />
      <Drawer.Content>{children}</Drawer.Content>
    </Drawer.Root>
  );
}

export const PanelTitle = Drawer.Title;
export const PanelClose = Drawer.CloseButton;
