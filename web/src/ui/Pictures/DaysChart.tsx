// SPDX-License-Identifier: Apache-2.0
//
// Records of each day as columns: what came in, what was skipped, what failed. Each day says its numbers when pointed at; the
// same numbers are a table for who does not see the picture.
import { day as dayText, number } from '../../i18n/format';
import { t } from '../../i18n/t';
import styles from './Pictures.module.css';

const height = 88;
const parts = ['created', 'updated', 'skipped', 'failed'] as const;

// `day` as 2026-05-31.
export type DayRecords = { day: string } & Record<(typeof parts)[number], number>;

export function recordsOf(day: DayRecords): number {
  return parts.reduce((sum, part) => sum + day[part], 0);
}

function sentence(day: DayRecords): string {
  return t('activity.day', {
    day: dayText(`${day.day}T12:00:00`),
    imported: number(day.created + day.updated),
    skipped: number(day.skipped),
    failed: number(day.failed),
  });
}

function Column({ day, at, width, most }: { day: DayRecords; at: number; width: number; most: number }) {
  let top = height;
  return (
    <g>
      <rect className={styles['day']} x={`${at}%`} width={`${width}%`} height={height}>
        <title>{sentence(day)}</title>
      </rect>
      {parts
        .filter((part) => day[part] > 0)
        .map((part) => {
          const size = Math.max((day[part] / most) * (height - 4), 2);
          top -= size;
          return (
            <rect
              key={part}
              data-of={part}
              x={`${at + width * 0.14}%`}
              width={`${width * 0.72}%`}
              y={top}
              height={size}
              pointerEvents="none"
            />
          );
        })}
    </g>
  );
}

export function DaysChart({ days, label }: { days: DayRecords[]; label: string }) {
  const most = Math.max(1, ...days.map(recordsOf));
  const width = 100 / Math.max(days.length, 1);
  const first = days[0];
  const last = days[days.length - 1];
  return (
    <figure>
      <svg className={styles['days']} width="100%" height={height + 1} role="img" aria-label={label}>
        {days.map((day, index) => (
          <Column key={day.day} day={day} at={index * width} width={width} most={most} />
        ))}
        <line className={styles['base']} x1="0" x2="100%" y1={height} y2={height} />
      </svg>
      {first !== undefined && last !== undefined && (
        <div className={`xs t3 num ${styles['ends']}`} aria-hidden>
          <span>{dayText(`${first.day}T12:00:00`)}</span>
          <span>{dayText(`${last.day}T12:00:00`)}</span>
        </div>
      )}
      <ul className="spoken">
        {days
          .filter((day) => recordsOf(day) > 0)
          .map((day) => (
            <li key={day.day}>{sentence(day)}</li>
          ))}
      </ul>
    </figure>
  );
}
