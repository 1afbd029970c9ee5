// SPDX-License-Identifier: Apache-2.0
//
// The different values of a column and the option each becomes. Undecided ones stand first.
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { ColumnValues, Field, User, ValueMapping } from '../../api/types';
import { number } from '../../i18n/format';
import { t } from '../../i18n/t';
import { IconArrowNarrowRight } from '../../ui/icons';
import { Select } from '../../ui/Select';
import styles from './Mapping.module.css';
import { openValues } from './mappingDraft';

type ValuePanelProps = {
  name: string;
  field: Field;
  users: User[];
  values: ColumnValues;
  chosen: ValueMapping[];
  onChoose: (value: ValueMapping | { text: string; action: null }) => void;
};

const others = { add: '+add', leave_empty: '+leave_empty', fail: '+fail' } as const;

function toMapping(text: string, picked: string | null): ValueMapping | { text: string; action: null } {
  switch (picked) {
    case null:
      return { text, action: null };
    case others.add:
      return { text, action: 'add', option: null };
    case others.leave_empty:
      return { text, action: 'leave_empty', option: null };
    case others.fail:
      return { text, action: 'fail', option: null };
    default:
      return { text, action: 'use', option: picked };
  }
}

function picked(mapping: ValueMapping | undefined, option: string | null): string | null {
  if (mapping === undefined) return option;
  return mapping.action === 'use' ? mapping.option : others[mapping.action];
}

export function ValuePanel({ name, field, users, values, chosen, onChoose }: ValuePanelProps) {
  const [only, setOnly] = useState(false);
  // The order stays while choices are made, so that no row jumps under the pointer.
  const [order] = useState(() => {
    const open = new Set(
      openValues({ values: chosen } as Parameters<typeof openValues>[0], values).map((value) => value.text),
    );
    return [...values.values]
      .filter((value) => value.text !== '')
      .sort((a, b) => Number(open.has(b.text)) - Number(open.has(a.text)));
  });
  const options =
    field.type === 'user'
      ? users.map((user) => ({ value: String(user.id), label: user.name }))
      : field.options.filter((option) => option.active).map((option) => ({ value: option.id, label: option.label }));
  const undecided = new Set(
    openValues({ values: chosen } as Parameters<typeof openValues>[0], values).map((value) => value.text),
  );
  const shown = only ? order.filter((value) => undecided.has(value.text)) : order;

  const data = (text: string) => [
    { group: t('values.options'), items: options },
    {
      group: t('values.other'),
      items: [
        ...(field.options_open ? [{ value: others.add, label: t('values.add', { value: text }) }] : []),
        { value: others.leave_empty, label: t('values.leaveEmpty') },
        { value: others.fail, label: t('values.fail') },
      ],
    },
  ];
  return (
    <div className={styles['panel']} role="group" aria-label={t('values.title', { name })}>
      {!values.complete && <p className="sm warn">{t('values.tooMany', { n: values.values.length })}</p>}
      {order.length > 12 && undecided.size > 0 && (
        <div className="row wrap" style={{ gap: 16 }}>
          <Checkbox
            size="xs"
            label={t('values.only')}
            checked={only}
            onChange={(event) => setOnly(event.currentTarget.checked)}
          />
          <Select
            size="xs"
            aria-label={t('values.applyAll')}
            placeholder={t('values.applyAll')}
            data={data('')}
            value={null}
            onChange={(next) => {
              if (next !== null) for (const text of undecided) onChoose(toMapping(text, next));
            }}
          />
        </div>
      )}
      <p className="spoken" role="status">
        {undecided.size > 0
          ? t('values.need', { n: undecided.size, total: order.length })
          : t('values.all', { n: order.length })}
      </p>
      <div
        className={styles['values']}
        tabIndex={order.length > 8 ? 0 : undefined}
        role={order.length > 8 ? 'region' : undefined}
        aria-label={order.length > 8 ? t('values.title', { name }) : undefined}
      >
        <div className={`wide-only xs t3 b ${styles['value']}`} aria-hidden>
          <span>{t('values.inFile')}</span>
          <span className="end">{t('values.rows')}</span>
          <span />
          <span>{t('values.option', { name: field.label })}</span>
        </div>
        {shown.map((value) => (
          <div className={styles['value']} key={value.text}>
            <span className="b cut" title={value.text}>
              {value.text}
            </span>
            <span className="num t3 end">
              <span aria-hidden>{number(value.count)}</span>
              <span className="spoken">{t('values.rowsSpoken', { n: value.count })}</span>
            </span>
            <IconArrowNarrowRight size={16} aria-hidden className="t3" />
            <Select
              size="xs"
              aria-label={t('values.optionFor', { value: value.text })}
              placeholder={t('values.choose')}
              searchable
              data={data(value.text)}
              error={undecided.has(value.text) && !field.options_open}
              withErrorStyles
              value={picked(
                chosen.find((entry) => entry.text === value.text),
                value.option,
              )}
              onChange={(next) => onChoose(toMapping(value.text, next))}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
