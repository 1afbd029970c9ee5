// SPDX-License-Identifier: Apache-2.0
//
// An item of a menu that changes something on the server. By itself, so that a page without menus loads none.
import { Menu, type MenuItemProps } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { useWrite } from './useWrite';

export function WriteItem(props: MenuItemProps & Omit<ComponentPropsWithRef<'button'>, keyof MenuItemProps>) {
  return <Menu.Item {...props} {...useWrite(props.onClick)} />;
}
