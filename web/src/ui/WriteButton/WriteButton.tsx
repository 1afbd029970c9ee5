// SPDX-License-Identifier: Apache-2.0
//
// A button that changes something on the server. Without a connection it keeps its place and its focus, says that it is of no use
// now, and sends nothing: what was typed stays.
import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef, MouseEvent } from 'react';
import { t } from '../../i18n/t';
import { connectionTextId, useOnline } from '../Online';
import { toast } from '../Toast/toast';

export type WriteButtonProps = ButtonProps & Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps>;

export function tellNotSent(): void {
  toast({ tone: 'warn', title: t('offline.notSent') });
}

export function WriteButton({ onClick, ...rest }: WriteButtonProps) {
  const online = useOnline();
  if (online) return <Button onClick={onClick} {...rest} />;
  const refuse = (event: MouseEvent<HTMLButtonElement>) => {
    // A form's Enter presses its button: this holds it back as well.
    event.preventDefault();
    tellNotSent();
  };
  return <Button {...rest} aria-disabled aria-describedby={connectionTextId} onClick={refuse} />;
}
