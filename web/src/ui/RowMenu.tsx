// SPDX-License-Identifier: Apache-2.0
//
// The three dots at the end of a row and what can be done with it.
import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconDots } from './icons';

type RowMenuProps = { label: string; width?: number; children: ReactNode };

export function RowMenu({ label, width, children }: RowMenuProps) {
  return (
    <Menu position="bottom-end" {...(width !== undefined && { width })}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} style={{ verticalAlign: 'middle' }}>
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
