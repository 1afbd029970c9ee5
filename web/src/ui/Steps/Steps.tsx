// SPDX-License-Identifier: Apache-2.0
//
// The list of steps: done ones are links, the present one is marked, later ones are text.
import type { ReactNode } from 'react';
import { t } from '../../i18n/t';
import { IconCheck } from '../icons';
import styles from './Steps.module.css';

export type StepEntry = { key: string; label: string };
type StepsProps = {
  label: string;
  steps: readonly StepEntry[];
  current: number;
  // Draws the link of a done step; null once nothing can be gone back to.
  link: ((key: string, className: string, children: ReactNode) => ReactNode) | null;
};

export function Steps({ label, steps, current, link }: StepsProps) {
  return (
    <nav aria-label={label} className={styles['steps']}>
      <ol className={styles['wide']}>
        {steps.map((step, index) => {
          const done = index < current;
          const inside = (
            <>
              <span className={styles['number']} aria-hidden>
                {done ? <IconCheck size={14} stroke={2.6} /> : index + 1}
              </span>
              <span className={styles['label']}>{step.label}</span>
              {done && <span className="spoken">{t('wizard.stepDone')}</span>}
            </>
          );
          return (
            <li
              key={step.key}
              data-place={done ? 'done' : index === current ? 'current' : 'later'}
              aria-current={index === current ? 'step' : undefined}
            >
              {done && link !== null ? (
                link(step.key, styles['entry'] ?? '', inside)
              ) : (
                <span className={styles['entry']}>{inside}</span>
              )}
              {index < steps.length - 1 && <span className={styles['line']} aria-hidden />}
            </li>
          );
        })}
      </ol>
      <div className={styles['narrow']}>
        <div className="row">
          <span className="b grow">{steps[current]?.label}</span>
          <span className="sm t3">{t('wizard.stepOf', { n: current + 1 })}</span>
        </div>
        <div className="row" style={{ gap: 4 }} aria-hidden>
          {steps.map((step, index) => (
            <span key={step.key} className={styles['part']} data-reached={index <= current} />
          ))}
        </div>
      </div>
    </nav>
  );
}
