// SPDX-License-Identifier: Apache-2.0
//
// The session ended while a page was open: sign in over the page, then go on with what was typed.
import type { Session } from '../../api/types';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { SignInForm } from './SignInForm';

type SignedOutDialogProps = { opened: boolean; email: string; onDone: (session: Session) => void; onClose: () => void };

export function SignedOutDialog({ opened, email, onDone, onClose }: SignedOutDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={t('signIn.again')} width={420}>
      <p className="t2 sm">{t('signIn.againHint')}</p>
      <SignInForm onDone={onDone} email={email} />
    </Dialog>
  );
}
