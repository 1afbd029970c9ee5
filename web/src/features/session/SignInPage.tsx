// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../api/types';
import { t } from '../../i18n/t';
import { useTitle } from '../../ui/useTitle';
import { AuthCard } from './AuthCard';
import { SignInForm } from './SignInForm';

export function SignInPage({ onDone }: { onDone: (session: Session) => void }) {
  useTitle(t('signIn.title'));
  return (
    <AuthCard>
      <h1 className="h1" style={{ fontSize: 19 }}>
        {t('signIn.title')}
      </h1>
      <p className="t3 sm">{t('signIn.hint')}</p>
      <SignInForm onDone={onDone} />
    </AuthCard>
  );
}
