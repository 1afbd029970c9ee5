// SPDX-License-Identifier: Apache-2.0
//
// A few choices side by side, one of them pressed, each with an optional count.
import { number } from '../../i18n/format';
import styles from './Segments.module.css';

type Segment<T extends string> = { value: T; label: string; count?: number };
type SegmentsProps<T extends string> = {
  label: string;
  segments: Segment<T>[];
  value: T;
  onChange: (value: T) => void;
};

export function Segments<T extends string>({ label, segments, value, onChange }: SegmentsProps<T>) {
  return (
    <div className={styles['segments']} role="group" aria-label={label}>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          aria-pressed={segment.value === value}
          onClick={() => onChange(segment.value)}
        >
          {segment.label}{' '}
          {segment.count !== undefined && <span className={styles['count']}>{number(segment.count)}</span>}
        </button>
      ))}
    </div>
  );
}
