// SPDX-License-Identifier: Apache-2.0
//
// One fix for a whole group of problems: every different value once, with what could be meant; or leave the rows out.
import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { putColumnValues, reasonValuesQuery } from '../../api/imports';
import type { DraftSaver } from '../../api/draftSaver';
import type { Import, ReasonGroup, ReasonValues } from '../../api/types';
import { number } from '../../i18n/format';
import { t } from '../../i18n/t';
import { IconWand } from '../../ui/icons';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import styles from './CheckGrid.module.css';
import type { Fixes } from './useFixes';

type GroupFixProps = { job: Import; group: ReasonGroup; checked: number; saver: DraftSaver; fixes: Fixes };
type Value = ReasonValues['values'][number];

// A blank cell, a whole row and a duplicate have no value that could be replaced.
const byValue = (group: ReasonGroup) =>
  group.column !== null && group.severity !== 'skip' && group.code !== 'MISSING_REQUIRED';

function ValueLine({ value, onUse }: { value: Value; onUse: (text: string) => void }) {
  const [text, setText] = useState(value.proposals[0]?.display ?? '');
  const [done, setDone] = useState<string | null>(null);
  const use = () => {
    // What is shown may be read more easily than what is written: "+49 30 123456".
    onUse(value.proposals.find((one) => one.display === text)?.text ?? text);
    setDone(text);
  };
  return (
    <div className={styles['value']}>
      <span className="b cut" title={value.value}>
        {value.value === '' ? t('empty.cell') : value.value}
      </span>
      <span className="sm t3 num">{t('values.rowsSpoken', { n: value.count })}</span>
      <Autocomplete
        size="xs"
        aria-label={t('fix.instead', { value: value.value })}
        placeholder={t('fix.insteadHint')}
        data={[...new Set(value.proposals.map((proposal) => proposal.display))]}
        withScrollArea={false}
        value={text}
        onChange={(next) => {
          setText(next);
          setDone(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') use();
        }}
      />
      <WriteButton
        size="xs"
        variant="default"
        aria-label={t('fix.useFor', { value: value.value, text, n: value.count })}
        aria-disabled={done === text}
        onClick={() => done !== text && use()}
      >
        {done === text ? t('fix.used') : t('fix.use')}
      </WriteButton>
    </div>
  );
}

export function GroupFix({ job, group, checked, saver, fixes }: GroupFixProps) {
  const wanted = byValue(group);
  const query = useQuery({
    ...reasonValuesQuery(job.id, group.code, group.column, `check-${checked}`),
    enabled: wanted,
    retry: false,
  });
  const values = wanted ? (query.data?.values ?? []) : [];
  const sure = values.filter((value) => value.proposals.length > 0);
  const apply = (chosen: { value: string; text: string }[]) => {
    const column = group.column;
    if (column === null) return;
    const proposal = (one: { value: string; text: string }) =>
      values.find((value) => value.value === one.value)?.proposals.find((candidate) => candidate.text === one.text);
    // An option of a list is a choice about the value: templates remember it. All else replaces the text.
    const options = chosen.flatMap((one) => {
      const option = proposal(one)?.option;
      return option == null ? [] : [{ text: one.value, action: 'use' as const, option }];
    });
    const texts = chosen.filter((one) => proposal(one)?.option == null);
    if (options.length > 0) void saver.save((version) => putColumnValues(job.id, column, version, options));
    if (texts.length > 0) void fixes.send({ values: texts.map((one) => ({ column, ...one })) });
  };
  const leaveOut = () => void fixes.send({ leave_out: [{ code: group.code, column: group.column }] });
  const rows = sure.reduce((sum, value) => sum + value.count, 0);
  return (
    <div className={styles['values']} role="group" aria-label={t('fix.group', { title: group.title })}>
      <div className="row wrap" style={{ gap: '8px 12px' }}>
        <span className="sm t2 grow">{group.remedy}</span>
        {sure.length > 1 && (
          <WriteButton
            size="xs"
            leftSection={<IconWand size={14} aria-hidden />}
            onClick={() =>
              apply(sure.map((value) => ({ value: value.value, text: value.proposals[0]?.text ?? value.value })))
            }
          >
            {t('fix.useAll', { n: rows })}
          </WriteButton>
        )}
        {group.severity !== 'skip' && (
          <WriteButton size="xs" variant="default" onClick={leaveOut}>
            {t('fix.leaveOutGroup', { n: group.count })}
          </WriteButton>
        )}
      </div>
      {values.length > 0 && (
        <div
          className={styles['valueList']}
          tabIndex={0}
          role="region"
          aria-label={t('fix.values', { n: number(query.data?.total ?? values.length) })}
        >
          {values.map((value) => (
            <ValueLine key={value.value} value={value} onUse={(text) => apply([{ value: value.value, text }])} />
          ))}
        </div>
      )}
    </div>
  );
}
