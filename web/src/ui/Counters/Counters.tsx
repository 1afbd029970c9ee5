// SPDX-License-Identifier: Apache-2.0
//
// The numbers of an import, always in the same order and with the same words, and the bar they make. "Unchanged"
// and "Not processed" are shown when there are any.
import { t, type Key } from '../../i18n/t';
import { number } from '../../i18n/format';
import pictures from '../Pictures/Pictures.module.css';
import { barParts } from '../Pictures/outcomeParts';
import styles from './Counters.module.css';

export type Counts = {
  total: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  failed: number;
  not_processed: number;
};

const always = ['created', 'updated', 'skipped', 'failed'] as const;
const order = ['created', 'updated', 'unchanged', 'skipped', 'failed', 'not_processed'] as const;
type Counter = (typeof order)[number];

export function shownCounters(counts: Counts): Counter[] {
  return order.filter((name) => counts[name] > 0 || (always as readonly string[]).includes(name));
}

type CountersProps = { counts: Counts; labels?: Partial<Record<Counter, string>> };

export function Counters({ counts, labels = {} }: CountersProps) {
  return (
    <dl className={styles['counters']}>
      {shownCounters(counts).map((name) => (
        <div key={name} className={styles['counter']}>
          <dt>
            <span className={styles['swatch']} data-of={name} aria-hidden />
            {labels[name] ?? t(`tally.${name}` as Key)}
          </dt>
          <dd>{number(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

export function OutcomeBar({ counts, done }: { counts: Counts; done: number }) {
  const total = Math.max(counts.total, done, 1);
  const parts = barParts(
    order.map((name) => ({ name, count: counts[name] })),
    total,
  );
  return (
    <div
      role="progressbar"
      aria-label={t('tally.bar')}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={t('tally.barText', { done, total: counts.total })}
    >
      <svg className={pictures['outcome']} width="100%" height="12" aria-hidden>
        <rect className={pictures['track']} width="100%" height="12" />
        {parts.map(({ name, from, width }) => (
          <rect key={name} data-of={name} x={`${from}%`} y="-2" width={`${width}%`} height="16" />
        ))}
      </svg>
    </div>
  );
}
