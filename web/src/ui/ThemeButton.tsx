// SPDX-License-Identifier: Apache-2.0
import { Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { t } from '../i18n/t';
import { IconMoon, IconSun } from './icons';

export function ThemeButton() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const label = scheme === 'dark' ? t('theme.light') : t('theme.dark');
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className="icon-button"
        aria-label={label}
        onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
      >
        {scheme === 'dark' ? (
          <IconSun size={18} stroke={1.7} aria-hidden />
        ) : (
          <IconMoon size={18} stroke={1.7} aria-hidden />
        )}
      </button>
    </Tooltip>
  );
}
