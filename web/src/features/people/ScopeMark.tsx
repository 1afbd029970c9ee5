// SPDX-License-Identifier: Apache-2.0
import type { Scope } from '../../api/types';
import { t } from '../../i18n/t';
import { IconCheck, IconMinus } from '../../ui/icons';

const tones = { all: 'ok', own: 'accent', none: 't3' };

export function ScopeMark({ scope }: { scope: Scope }) {
  const Icon = scope === 'none' ? IconMinus : IconCheck;
  return (
    <span className={`row ${tones[scope]}`} style={{ gap: 6 }}>
      <Icon size={15} aria-hidden />
      {t(`scope.${scope}`)}
    </span>
  );
}
