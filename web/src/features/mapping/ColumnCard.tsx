// SPDX-License-Identifier: Apache-2.0
//
// One column: its name and samples, the field it goes to, how sure that is, and the choices it needs.
import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { ColumnMapping, ColumnValues, Field, User, ValueMapping } from '../../api/types';
import { t } from '../../i18n/t';
import {
  IconAlertCircle,
  IconArrowNarrowRight,
  IconChevronDown,
  IconCornerDownRight,
  IconEyeOff,
  IconList,
  IconPlus,
  IconRotate,
} from '../../ui/icons';
import { RowMenu } from '../../ui/RowMenu';
import { BadValueChoice, DatePanel, NumberPanel, PhoneChoices } from './ChoicePanels';
import { CleanUpPanel } from './CleanUpPanel';
import { FieldPicker } from './FieldPicker';
import styles from './Mapping.module.css';
import { canJoin, choiceTypes, openValues, type ColumnView } from './mappingDraft';
import { MatchLabel } from './MatchLabel';
import { ValuePanel } from './ValuePanel';

type ColumnCardProps = {
  view: ColumnView;
  template: string;
  fields: Field[];
  users: User[];
  countries: { value: string; label: string }[];
  used: ReadonlyMap<string, string[]>;
  values: ColumnValues | undefined;
  onChoose: (field: string | null) => void;
  onSuggested: () => void;
  onNewField: (() => void) | undefined;
  onSet: (part: Partial<ColumnMapping>) => void;
  onJoin: (join: boolean) => void;
  onValue: (value: ValueMapping | { text: string; action: null }) => void;
};

type Opener = { kind: 'values' | 'dates' | 'numbers' | 'clean' | 'choices'; text: string; need: boolean };

function openersOf(view: ColumnView, values: ColumnValues | undefined, choices: boolean): Opener[] {
  const openers: Opener[] = [];
  const { field, survey, entry, need } = view;
  if (field === undefined) return openers;
  if (choiceTypes.has(field.type) && values !== undefined && values.values.length > 0) {
    const open = openValues(entry, values).length;
    const total = values.values.filter((value) => value.text !== '').length;
    const text = !values.complete
      ? t('values.tooMany', { n: values.values.length })
      : open > 0 && !field.options_open
        ? t('values.need', { n: open, total })
        : t('values.all', { n: total });
    openers.push({ kind: 'values', text, need: need === 'values' });
  }
  if (survey?.date_order != null && (field.type === 'date' || field.type === 'date_time')) {
    const order = entry.date_order ?? survey.date_order.value;
    const text =
      need === 'date_order' || order === null
        ? t('dates.need')
        : t('dates.label', { order: t(`dates.${order as 'dmy'}`).toLowerCase() });
    openers.push({ kind: 'dates', text, need: need === 'date_order' });
  }
  if (survey?.decimal_mark != null && ['integer', 'decimal', 'money', 'percent'].includes(field.type)) {
    const mark = entry.decimal_mark ?? survey.decimal_mark.value;
    const text =
      mark === null
        ? t('numbers.need')
        : t('numbers.label', { sign: mark === '.' ? t('numbers.signPoint') : t('numbers.signComma') });
    openers.push({ kind: 'numbers', text, need: need === 'decimal_mark' });
  }
  const offers = survey?.offers ?? [];
  if (offers.length > 0) {
    const chosen = (entry.clean_up?.length ?? 0) + (entry.split == null ? 0 : 1);
    const text = chosen > 0 ? t('clean.chosen', { n: chosen }) : t('clean.offered', { n: offers.length });
    openers.push({ kind: 'clean', text, need: false });
  }
  if (choices) openers.push({ kind: 'choices', text: t('map.choices'), need: false });
  return openers;
}

const misfitPercent = 95;

export function ColumnCard(props: ColumnCardProps) {
  const {
    view,
    template,
    fields,
    users,
    countries,
    used,
    values,
    onChoose,
    onSuggested,
    onNewField,
    onSet,
    onJoin,
    onValue,
  } = props;
  const { column, entry, field, survey, suggestion, rival, joined } = view;
  const custom = entry.on_bad_value !== 'fail' || entry.country !== null || entry.lenient;
  const [choices, setChoices] = useState(custom);
  const openers = openersOf(view, values, choices && field !== undefined);
  const needed = openers.find((opener) => opener.need)?.kind ?? null;
  // Opened by itself when a choice is needed; after that the person opens and closes it.
  const [opened, setOpened] = useState<Opener['kind'] | null | 'auto'>('auto');
  const shown = opened === 'auto' ? needed : opened;
  const samples = [...new Set((survey?.samples ?? []).filter((sample) => sample.trim() !== ''))].slice(0, 3).join(', ');
  const misfit =
    field !== undefined &&
    survey !== undefined &&
    survey.filled > 0 &&
    survey.type === field.type &&
    survey.type_percent < misfitPercent
      ? Math.max(1, Math.round(100 - survey.type_percent))
      : 0;
  const bad = survey?.first_bad[0];
  return (
    <div
      className={styles['item']}
      role="group"
      aria-label={t('map.column', { letter: column.letter, name: column.name })}
      data-attention={view.match === 'twice' ? 'err' : view.attention ? 'warn' : undefined}
    >
      <div className={styles['row']}>
        <div style={{ minWidth: 0 }}>
          <div className="row">
            <span className={styles['letter']} aria-hidden>
              {column.letter}
            </span>
            <span className="b cut" title={column.name}>
              {column.name}
            </span>
            {survey !== undefined && survey.fill_percent < 50 && (
              <span className="xs t3 num" style={{ whiteSpace: 'nowrap' }}>
                {t('map.filled', { n: Math.round(survey.fill_percent) })}
              </span>
            )}
          </div>
          <div className={styles['samples']} title={samples}>
            <span className="spoken">{t('map.examples', { values: '' })}</span>
            {survey === undefined ? '…' : samples === '' ? t('map.noExamples') : samples}
          </div>
        </div>
        <IconArrowNarrowRight
          data-part="arrow"
          size={18}
          aria-hidden
          style={{ color: field === undefined ? 'var(--in-border-2)' : 'var(--in-text-3)' }}
        />
        <div data-part="field">
          <FieldPicker
            id={`map-column-${column.index}`}
            name={column.name}
            letter={column.letter}
            fields={fields}
            value={entry.field}
            used={used}
            error={rival === undefined ? undefined : t('map.usedAlso', { name: rival.name, letter: rival.letter })}
            onChange={onChoose}
            onNew={onNewField}
          />
        </div>
        <div data-part="match">
          <MatchLabel view={view} template={template} />
        </div>
        <div data-part="more">
          <RowMenu label={t('map.moreFor', { name: column.name })} width={240}>
            <Menu.Item leftSection={<IconEyeOff size={16} aria-hidden />} onClick={() => onChoose(null)}>
              {t('map.skip')}
            </Menu.Item>
            {suggestion !== undefined && suggestion.field !== null && (
              <Menu.Item leftSection={<IconRotate size={16} aria-hidden />} onClick={onSuggested}>
                {t('map.useSuggestion')}
              </Menu.Item>
            )}
            {onNewField !== undefined && (
              <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={onNewField}>
                {t('map.newField')}
              </Menu.Item>
            )}
            {field !== undefined && (
              <Menu.Item
                leftSection={<IconList size={16} aria-hidden />}
                onClick={() => {
                  setChoices(true);
                  setOpened('choices');
                }}
              >
                {t('map.choices')}
              </Menu.Item>
            )}
          </RowMenu>
        </div>
      </div>
      {field !== undefined && (joined !== undefined || (rival !== undefined && canJoin(field))) && (
        <div className={`${styles['below']} row wrap`} style={{ gap: 10 }}>
          {joined !== undefined && (
            <span className="xs t3">{t('map.joinedWith', { name: joined.name, letter: joined.letter })}</span>
          )}
          <Button size="compact-xs" variant="default" onClick={() => onJoin(joined === undefined)}>
            {joined === undefined ? t('map.join', { field: field.label }) : t('map.joinNot')}
          </Button>
        </div>
      )}
      {(openers.length > 0 || misfit > 0) && (
        <div className={styles['below']}>
          {misfit > 0 && (
            <p className="xs warn">
              {t('map.typeWarning', { n: misfit })}{' '}
              {bad !== undefined && t('map.badExample', { row: bad.row, value: bad.value })}
            </p>
          )}
          {openers.map((opener) => (
            <button
              key={opener.kind}
              type="button"
              className={styles['opener']}
              data-need={opener.need}
              aria-expanded={shown === opener.kind}
              onClick={() => setOpened(shown === opener.kind ? null : opener.kind)}
            >
              {opener.need ? <IconAlertCircle size={15} aria-hidden /> : <IconCornerDownRight size={15} aria-hidden />}
              {opener.text}
              <IconChevronDown size={14} aria-hidden />
            </button>
          ))}
          {field !== undefined && shown === 'values' && values !== undefined && (
            <ValuePanel
              key={field.key}
              name={column.name}
              field={field}
              users={users}
              values={values}
              chosen={entry.values}
              onChoose={onValue}
            />
          )}
          {shown === 'dates' && survey?.date_order != null && (
            <DatePanel entry={entry} decision={survey.date_order} onSet={onSet} />
          )}
          {shown === 'numbers' && survey?.decimal_mark != null && (
            <NumberPanel entry={entry} decision={survey.decimal_mark} onSet={onSet} />
          )}
          {shown === 'clean' && survey !== undefined && (
            <CleanUpPanel
              name={column.name}
              offers={survey.offers}
              entry={entry}
              fields={fields}
              onSet={onSet}
              onSplitName={() => onChoose('full_name')}
            />
          )}
          {field !== undefined && shown === 'choices' && (
            <div className={styles['panel']} role="group" aria-label={t('choices.label', { name: column.name })}>
              {field.type === 'phone' && <PhoneChoices entry={entry} onSet={onSet} countries={countries} />}
              <BadValueChoice entry={entry} field={field} onSet={onSet} />
            </div>
          )}
        </div>
      )}
    </div>
  );
}
