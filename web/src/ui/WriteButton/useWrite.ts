// SPDX-License-Identifier: Apache-2.0
//
// What makes a control one that changes something on the server. Without a connection it keeps its place and its focus, says that it
// is of no use now, and sends nothing: what was typed stays.
import type { MouseEvent } from 'react';
import { t } from '../../i18n/t';
import { connectionTextId, useOnline } from '../Online';
import { toast } from '../Toast/toast';

type Press = ((event: MouseEvent<HTMLButtonElement>) => void) | undefined;

export function tellNotSent(): void {
  toast({ tone: 'warn', title: t('offline.notSent') });
}

/** The properties that such a control takes last, so that they hold over its own. */
export function useWrite(onClick: Press) {
  if (useOnline()) return { onClick };
  return {
    'aria-disabled': true,
    'aria-describedby': connectionTextId,
    onClick(event: MouseEvent<HTMLButtonElement>) {
      // A form's Enter presses its button: this holds it back as well.
      event.preventDefault();
      tellNotSent();
    },
  };
}
