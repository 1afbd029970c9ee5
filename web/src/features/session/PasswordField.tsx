// SPDX-License-Identifier: Apache-2.0
//
// A password with its show button, which is in tab order and has a name.
import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { t } from '../../i18n/t';

export function PasswordField(props: PasswordInputProps) {
  return (
    <PasswordInput
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0, 'aria-hidden': false }}
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      {...props}
    />
  );
}
