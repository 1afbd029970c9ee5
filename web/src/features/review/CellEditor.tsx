// SPDX-License-Identifier: Apache-2.0
//
// One cell while it is edited. Enter keeps and goes to the next problem, Tab to the next cell, Escape leaves it.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Field } from '../../api/types';
import { t } from '../../i18n/t';
import styles from './CheckGrid.module.css';

export type Leave = 'enter' | 'tab' | 'back' | 'away';

type CellEditorProps = {
  label: string;
  text: string;
  field: Field | undefined;
  onKeep: (text: string, leave: Leave) => void;
  onCancel: () => void;
};

export function CellEditor({ label, text, field, onKeep, onCancel }: CellEditorProps) {
  const [value, setValue] = useState(text);
  const input = useRef<HTMLInputElement & HTMLSelectElement>(null);
  // Leaving by a key also blurs: only the first counts.
  const left = useRef(false);
  useEffect(() => {
    input.current?.focus();
    if (input.current instanceof HTMLInputElement) input.current.select();
  }, []);
  const leave = (how: Leave) => {
    if (left.current) return;
    left.current = true;
    onKeep(value, how);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      left.current = true;
      onCancel();
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      // The wizard's own Ctrl Enter stays what it is.
      event.stopPropagation();
      leave(event.key === 'Enter' ? 'enter' : event.shiftKey ? 'back' : 'tab');
    }
  };
  const options = field?.type === 'picklist' ? field.options.filter((option) => option.active) : [];
  const common = { ref: input, className: styles['editor'], 'aria-label': label, value, onKeyDown: press };
  if (options.length > 0) {
    return (
      <select {...common} onChange={(event) => setValue(event.currentTarget.value)} onBlur={() => leave('away')}>
        {!options.some((option) => option.label === value) && <option value={value}>{value}</option>}
        {value !== '' && <option value="">{t('empty.cell')}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.label}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return <input {...common} onChange={(event) => setValue(event.currentTarget.value)} onBlur={() => leave('away')} />;
}
