// SPDX-License-Identifier: Apache-2.0
//
// A box to tick, one element: lists have one in every row.
import { useEffect, useRef } from 'react';
import styles from './Tick.module.css';

type TickProps = { label: string; checked: boolean; partly?: boolean; onChange: (checked: boolean) => void };

export function Tick({ label, checked, partly = false, onChange }: TickProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Only a property, no attribute, says that some are ticked.
    if (box.current !== null) box.current.indeterminate = partly;
  }, [partly]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={styles['tick']}
      aria-label={label}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
