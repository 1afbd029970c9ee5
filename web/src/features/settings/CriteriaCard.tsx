// SPDX-License-Identifier: Apache-2.0
//
// Which fields make a duplicate; and, while a changed list is built, how far that is and by what imports go until then.
import { Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { settingsQuery } from '../../api/catalog';
import type { DuplicateCriteria, Field } from '../../api/types';
import { moment, percent } from '../../i18n/format';
import { t } from '../../i18n/t';
import { Note } from '../../ui/Note/Note';
import { useCriteriaForm } from './criteriaForm';
import { rulesText } from './rulesText';
import { RuleList } from './RuleList';
import { SaveBar } from './SaveBar';
import styles from './Settings.module.css';

type CriteriaCardProps = { stored: DuplicateCriteria; fields: readonly Field[]; may: boolean };

function Building({ stored, fields }: Omit<CriteriaCardProps, 'may'>) {
  const client = useQueryClient();
  const building = stored.building !== null;
  // When the list takes effect, what the settings say of it is out of date.
  useEffect(() => {
    if (!building) void client.invalidateQueries({ queryKey: settingsQuery.queryKey });
  }, [building, client]);
  if (stored.building === null) return null;
  const part = percent(stored.building.done, stored.building.total);
  const inForce = rulesText(stored.criteria, fields);
  return (
    <div className="col" style={{ gap: 10 }}>
      <Note tone="info">
        {inForce === ''
          ? t('duplicates.buildingNone', { n: part })
          : t('duplicates.building', { n: part, rules: inForce })}
      </Note>
      <Progress value={part} size={8} radius="xl" animated aria-label={t('duplicates.buildingBar')} />
      <p className="spoken" role="status">
        {t('run.percentDone', { n: Math.floor(part / 10) * 10 })}
      </p>
    </div>
  );
}

export function CriteriaCard({ stored, fields, may }: CriteriaCardProps) {
  const form = useCriteriaForm(stored);
  const [tried, setTried] = useState(false);
  const empty = form.criteria.findIndex((rule) => rule.fields.length === 0);
  const save = () => {
    setTried(true);
    if (empty < 0) form.save();
  };
  return (
    <section className="card" aria-label={t('duplicates.match')} style={{ marginBottom: 16 }}>
      <div className={styles['group']}>
        <div>
          <h2 className="h2">{t('duplicates.match')}</h2>
          <p className="sm t3">{t('duplicates.matchHint')}</p>
        </div>
        <Building stored={stored} fields={fields} />
        <RuleList criteria={form.criteria} fields={fields} may={may} onChange={form.change} />
        {tried && empty >= 0 && (
          <Note tone="err" alert>
            {t('duplicates.ruleEmpty', { n: empty + 1 })}
          </Note>
        )}
        <p className="sm t3">
          {t('duplicates.reindex')}{' '}
          {stored.changed_by !== null &&
            stored.changed_at !== null &&
            t('duplicates.changedBy', { name: stored.changed_by.name, at: moment(stored.changed_at) })}
        </p>
        {may && <SaveBar form={form} label={t('duplicates.save')} onSave={save} />}
      </div>
    </section>
  );
}
