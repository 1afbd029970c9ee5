// SPDX-License-Identifier: Apache-2.0
//
// What a person decides for a whole column: order of dates, decimal sign, phones, and values that are not valid.
import { Checkbox, Radio, TextInput } from '@mantine/core';
import type { ColumnDecision, ColumnMapping, Field } from '../../api/types';
import { longDate } from '../../i18n/format';
import { t } from '../../i18n/t';
import { Select } from '../../ui/Select';
import styles from './Mapping.module.css';

type DateOrder = 'dmy' | 'mdy' | 'ymd';
type PanelProps = { entry: ColumnMapping; onSet: (part: Partial<ColumnMapping>) => void };

const orders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

// "03/11/2026" in a given order, in words; null when it can't be read so.
export function readDate(text: string, order: DateOrder): string | null {
  const parts = text.split(/[^0-9]+/).filter((part) => part !== '');
  const [first, second, third] = parts.map(Number);
  if (first === undefined || second === undefined || third === undefined) return null;
  const [day, month, year] =
    order === 'dmy' ? [first, second, third] : order === 'mdy' ? [second, first, third] : [third, second, first];
  const full = year < 50 ? 2000 + year : year < 100 ? 1900 + year : year;
  const date = new Date(Date.UTC(full, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return longDate(date);
}

export function DatePanel({ entry, decision, onSet }: PanelProps & { decision: ColumnDecision }) {
  const value = entry.date_order ?? decision.value ?? '';
  const readable = orders
    .map((order) => ({ order, date: readDate(decision.example, order) }))
    .filter(({ order, date }) => date !== null || (decision.votes[order] ?? 0) > 0);
  const shown = readable.length > 0 ? readable : orders.map((order) => ({ order, date: null }));
  const winner = orders.find((order) => (decision.votes[order] ?? 0) > 0);
  const against = orders
    .filter((order) => order !== value)
    .reduce((sum, order) => sum + (decision.votes[order] ?? 0), 0);
  return (
    <div className={styles['panel']}>
      <Radio.Group
        value={value}
        onChange={(next) => onSet({ date_order: orders.find((order) => order === next) ?? null })}
        label={t('dates.question')}
        description={
          winner === undefined
            ? t('dates.noProof', { n: decision.ambiguous })
            : t('dates.proof', { n: decision.votes[winner] ?? 0, order: t(`dates.${winner}`).toLowerCase() })
        }
      >
        <div className="row wrap" style={{ gap: '8px 22px', marginTop: 10 }}>
          {shown.map(({ order, date }) => (
            <Radio
              key={order}
              value={order}
              label={
                date === null
                  ? t(`dates.${order}`)
                  : t('dates.reading', { order: t(`dates.${order}`), example: decision.example, date })
              }
            />
          ))}
        </div>
      </Radio.Group>
      {value !== '' && against > 0 && <p className="sm warn">{t('dates.mixed', { n: against })}</p>}
    </div>
  );
}

function readNumber(text: string, mark: '.' | ','): string {
  const group = mark === '.' ? ',' : '.';
  const value = Number(
    text
      .split(group)
      .join('')
      .replace(mark, '.')
      .replace(/[^0-9.-]/g, ''),
  );
  return Number.isFinite(value) ? String(value) : text;
}

export function NumberPanel({ entry, decision, onSet }: PanelProps & { decision: ColumnDecision }) {
  const example = decision.example;
  return (
    <div className={styles['panel']}>
      <Radio.Group
        value={entry.decimal_mark ?? decision.value ?? ''}
        onChange={(next) => onSet({ decimal_mark: next === '.' || next === ',' ? next : null })}
        label={t('numbers.question')}
      >
        <div className="row wrap" style={{ gap: '8px 22px', marginTop: 10 }}>
          <Radio value="." label={t('numbers.point', { example, value: readNumber(example, '.') })} />
          <Radio value="," label={t('numbers.comma', { example, value: readNumber(example, ',') })} />
        </div>
      </Radio.Group>
    </div>
  );
}

export function PhoneChoices({
  entry,
  onSet,
  countries,
}: PanelProps & { countries: { value: string; label: string }[] }) {
  return (
    <>
      <Select
        size="xs"
        label={t('phones.country')}
        data={countries}
        value={entry.country}
        placeholder={t('setUp.none')}
        searchable
        clearable
        maw={320}
        onChange={(country) => onSet({ country })}
      />
      <Checkbox
        size="xs"
        label={t('phones.lenient')}
        checked={entry.lenient}
        onChange={(event) => onSet({ lenient: event.currentTarget.checked })}
      />
    </>
  );
}

export function BadValueChoice({ entry, field, onSet }: PanelProps & { field: Field }) {
  return (
    <div className="row wrap" style={{ gap: 12, alignItems: 'flex-end' }}>
      <Select
        size="xs"
        label={t('bad.question')}
        data={[
          { value: 'fail', label: t('bad.fail') },
          ...(field.required ? [] : [{ value: 'leave_out', label: t('bad.leave_out') }]),
          { value: 'default', label: t('bad.default') },
        ]}
        value={entry.on_bad_value}
        allowDeselect={false}
        onChange={(value) =>
          onSet({
            on_bad_value: value === 'leave_out' || value === 'default' ? value : 'fail',
            ...(value !== 'default' && { default: null }),
          })
        }
      />
      {entry.on_bad_value === 'default' && (
        <TextInput
          size="xs"
          label={t('bad.defaultValue')}
          value={entry.default ?? ''}
          onChange={(event) => onSet({ default: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
