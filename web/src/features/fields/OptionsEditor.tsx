// SPDX-License-Identifier: Apache-2.0
//
// The options of a list field: write, move by buttons, remove. What a removal means for leads is said before saving.
import { Button, Select, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { FieldUse } from '../../api/types';
import { t } from '../../i18n/t';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '../../ui/icons';
import type { FieldErrors, OptionDraft } from './fieldDraft';
import styles from './Fields.module.css';

type OptionsEditorProps = {
  options: OptionDraft[];
  removed: OptionDraft[];
  use: FieldUse | undefined;
  error: FieldErrors['options'];
  // Where leads of a removed option go, by the option's id; null: a list of several values, whose leads keep them.
  moves: Readonly<Record<string, string>> | null;
  onChange: (options: OptionDraft[]) => void;
  onMove: (from: string, to: string | null) => void;
};

function errorText(error: FieldErrors['options']): string | undefined {
  if (error === undefined) return undefined;
  return error === 'missing' ? t('fields.optionMissing') : t('fields.optionTwice', { name: error.twice });
}

export function OptionsEditor({ options, removed, use, error, moves, onChange, onMove }: OptionsEditorProps) {
  const list = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState('');
  const focus = (index: number) =>
    setTimeout(() => list.current?.querySelectorAll<HTMLInputElement>('input')[index]?.focus(), 0);
  const move = (index: number, by: -1 | 1) => {
    const to = index + by;
    const option = options[index];
    if (option === undefined || to < 0 || to >= options.length) return;
    const next = options.filter((_, at) => at !== index);
    next.splice(to, 0, option);
    onChange(next);
    setTold(t('fields.optionMoved', { name: option.label, n: to + 1 }));
  };
  const inUse = removed.flatMap((option) => {
    const leads = use?.options.find((one) => one.id === option.id)?.leads ?? 0;
    return leads > 0 ? [{ option, leads }] : [];
  });
  return (
    <fieldset className={styles['options']}>
      <legend>{t('fields.options')}</legend>
      <div ref={list} className="col" style={{ gap: 6 }}>
        {options.map((option, index) => {
          const name = option.label === '' ? t('fields.option', { n: index + 1 }) : option.label;
          return (
            <div key={option.id ?? `new-${index}`} className="row" style={{ gap: 4 }}>
              <TextInput
                className="grow"
                aria-label={t('fields.option', { n: index + 1 })}
                maxLength={100}
                value={option.label}
                error={index === 0 && errorText(error) !== undefined}
                onChange={(event) =>
                  onChange(
                    options.map((one, at) => (at === index ? { ...one, label: event.currentTarget.value } : one)),
                  )
                }
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  onChange([
                    ...options.slice(0, index + 1),
                    { id: null, label: '', active: true },
                    ...options.slice(index + 1),
                  ]);
                  focus(index + 1);
                }}
              />
              <button
                type="button"
                className="icon-button"
                aria-label={t('fields.optionUp', { name })}
                aria-disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <IconArrowUp size={16} aria-hidden />
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={t('fields.optionDown', { name })}
                aria-disabled={index === options.length - 1}
                onClick={() => move(index, 1)}
              >
                <IconArrowDown size={16} aria-hidden />
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={t('fields.optionRemove', { name })}
                onClick={() => {
                  onChange(options.filter((_, at) => at !== index));
                  focus(Math.max(0, index - 1));
                }}
              >
                <IconX size={16} aria-hidden />
              </button>
            </div>
          );
        })}
      </div>
      {errorText(error) !== undefined && <p className="sm err">{errorText(error)}</p>}
      {inUse.map(({ option, leads }) => (
        <div key={option.id} className="col" style={{ gap: 4 }}>
          <p className="sm warn" role="status">
            {t('fields.optionInUse', { name: option.label, n: leads })}
          </p>
          {moves !== null && (
            <Select
              size="xs"
              label={t('fields.optionMove', { name: option.label })}
              placeholder={t('fields.optionKeep')}
              data={options.flatMap((one) => (one.id === null ? [] : [{ value: one.id, label: one.label }]))}
              clearable
              value={moves[option.id ?? ''] ?? null}
              onChange={(to) => option.id !== null && onMove(option.id, to)}
            />
          )}
        </div>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            onChange([...options, { id: null, label: '', active: true }]);
            focus(options.length);
          }}
        >
          {t('fields.optionAdd')}
        </Button>
      </div>
      <p className="spoken" role="status">
        {told}
      </p>
    </fieldset>
  );
}
