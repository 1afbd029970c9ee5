// SPDX-License-Identifier: Apache-2.0
//
// A button that changes something on the server, and the same as a link.
import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { useWrite } from './useWrite';

export type WriteButtonProps = ButtonProps & Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps>;

export function WriteButton(props: WriteButtonProps) {
  return <Button {...props} {...useWrite(props.onClick)} />;
}

export function WriteLink(props: Omit<ComponentPropsWithRef<'button'>, 'className' | 'type'>) {
  return <button type="button" className="link-button sm" {...props} {...useWrite(props.onClick)} />;
}
