// SPDX-License-Identifier: Apache-2.0
//
// The foot of a step: Back, what is left to do, and the one primary button. The button is never disabled: pressed
// too early it says why.
import { Button } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { t } from '../../i18n/t';
import { IconArrowLeft, IconArrowRight, IconLoader2 } from '../icons';
import { useOnline } from '../Online';
import { tellNotSent } from '../WriteButton/useWrite';
import { WriteButton } from '../WriteButton/WriteButton';
import styles from './StepFooter.module.css';

type StepFooterProps = {
  onBack: (() => void) | null;
  hint: string;
  onNext: () => void;
  // Why it can't go on yet; the press is told all the same.
  blocked?: boolean;
  working?: boolean;
  label?: string;
  icon?: ReactNode;
  // A second way on, beside the primary button.
  aside?: ReactNode;
};

export function StepFooter({
  onBack,
  hint,
  onNext,
  blocked = false,
  working = false,
  label = t('next'),
  icon,
  aside,
}: StepFooterProps) {
  const online = useOnline();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('[role="dialog"]') !== null) return;
      const next =
        (event.altKey && event.key === 'ArrowRight') || ((event.ctrlKey || event.metaKey) && event.key === 'Enter');
      const back = event.altKey && event.key === 'ArrowLeft';
      if (!next && !(back && onBack !== null)) return;
      event.preventDefault();
      if (next && online) onNext();
      else if (next) tellNotSent();
      else onBack?.();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onBack, onNext, online]);
  return (
    <footer className={styles['footer']}>
      {onBack !== null && (
        <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onBack}>
          {t('back')}
        </Button>
      )}
      <p className={`sm t3 num ${styles['hint']}`} role="status">
        {hint}
      </p>
      {aside}
      <WriteButton
        leftSection={working ? <IconLoader2 size={16} className="turning" aria-hidden /> : icon}
        rightSection={icon === undefined && !working ? <IconArrowRight size={16} aria-hidden /> : undefined}
        aria-disabled={blocked || undefined}
        aria-busy={working || undefined}
        onClick={onNext}
      >
        {label}
      </WriteButton>
    </footer>
  );
}
