// SPDX-License-Identifier: Apache-2.0
//
// The columns and their fields while somebody decides: what is open, what is proposed, when it can go on.
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { templatesQuery, usersQuery } from '../../api/catalog';
import type { DraftSaver } from '../../api/draftSaver';
import { putOptions, suggestionQuery, surveyQuery } from '../../api/imports';
import type { ColumnMapping, Field, FieldType, Import } from '../../api/types';
import { t } from '../../i18n/t';
import { IconTemplate } from '../../ui/icons';
import { Segments } from '../../ui/Segments/Segments';
import { StepBody } from '../../ui/Steps/StepBody';
import { StepFooter } from '../../ui/Steps/StepFooter';
import { countryChoices } from '../../ui/countryChoices';
import { AsLead } from './AsLead';
import { ColumnCard } from './ColumnCard';
import { ColumnList } from './ColumnList';
import { FixedValues } from './FixedValues';
import styles from './Mapping.module.css';
import {
  choiceTypes,
  columnViews,
  mappingReducer,
  missingRequired,
  obstacles,
  type ColumnView,
  type MappingAction,
} from './mappingDraft';
import { MappingNotes } from './MappingNotes';
import { ObstacleSummary } from './ObstacleSummary';
import { ProposalNote } from './ProposalNote';
import { filledKeys, proposals, settledDefaults, settledMapping } from './proposals';
import { RequiredLine } from './RequiredLine';
import { SaveTemplate } from './SaveTemplate';
import { useColumnValues } from './useColumnValues';
import { useDelayedSave } from './useDelayedSave';

// Draws the panel of a new field that begins as `proposal` says; tells the key that came of it, or null.
export type NewField = (
  proposal: { label: string; type?: FieldType },
  onDone: (key: string | null) => void,
) => ReactNode;

export type MappingStepProps = {
  job: Import;
  saver: DraftSaver;
  // null: this person makes no fields.
  newField: NewField | null;
  onBack: () => void;
  onNext: () => void;
};
type Shown = 'all' | 'attention' | 'skipped';

function usedBy(views: readonly ColumnView[]): Map<string, string[]> {
  const used = new Map<string, string[]>();
  for (const { entry, column } of views) {
    if (entry.field !== null) used.set(entry.field, [...(used.get(entry.field) ?? []), column.letter]);
  }
  return used;
}

// The survey speaks in the types of fields.
const typeOf = ({ survey }: ColumnView) => (survey?.type ?? 'text') as FieldType;

type MapperProps = MappingStepProps & {
  fields: Field[];
  columns: Parameters<typeof columnViews>[0]['columns'];
  headerRow: number;
};

export function Mapper({ job, saver, newField, onBack, onNext, fields, columns, headerRow }: MapperProps) {
  const [mapping, dispatch] = useReducer<ColumnMapping[], [MappingAction]>(mappingReducer, job.mapping);
  const flush = useDelayedSave(mapping, job, saver);
  const survey = useQuery(surveyQuery(job.id, job.source)).data;
  const suggestion = useQuery(suggestionQuery(job.id, job.source)).data;
  const templates = useQuery(templatesQuery).data ?? [];
  const users = useQuery(usersQuery).data ?? [];
  const values = useColumnValues(job, mapping, fields);
  // What is offered for a column depends on its field.
  const client = useQueryClient();
  useEffect(() => {
    void client.invalidateQueries({ queryKey: surveyQuery(job.id, job.source).queryKey });
  }, [client, job.id, job.version, job.source]);
  const countries = useMemo(countryChoices, []);
  const [template, setTemplate] = useState(false);
  const [tried, setTried] = useState(0);
  const [fixed, setFixed] = useState(job.options.defaults);
  const [accepted, setAccepted] = useState<Promise<unknown> | null>(null);
  const [making, setMaking] = useState<ColumnView | null>(null);
  const summary = useRef<HTMLDivElement>(null);

  const views = useMemo(
    () => columnViews({ columns, mapping, fields, survey: survey?.columns ?? [], suggestion, values }),
    [columns, mapping, fields, survey, suggestion, values],
  );
  const attention = views.filter((view) => view.attention);
  const skipped = views.filter((view) => view.entry.field === null);
  // Wide files start with what needs a look.
  const [shown, setShown] = useState<Shown>(columns.length > 60 && attention.length > 0 ? 'attention' : 'all');
  // A row that was settled stays until another filter is chosen: nothing goes from under somebody's hands.
  const [kept, setKept] = useState<ReadonlySet<number>>(() => new Set(attention.map((view) => view.column.index)));
  const show = (next: Shown) => {
    const fits = next === 'attention' ? attention : next === 'skipped' ? skipped : [];
    setKept(new Set(fits.map((view) => view.column.index)));
    setShown(next);
  };
  const used = useMemo(() => usedBy(views), [views]);
  const fixedKeys = filledKeys(fixed, views);
  const found = obstacles(views, fields, fixedKeys);
  const missing = missingRequired(views, fields, fixedKeys);
  const valuesKnown = views.every(
    (view) => view.field === undefined || !choiceTypes.has(view.field.type) || values.has(view.column.index),
  );
  const proposed = useMemo(
    () => proposals(views, fields, fixed, values, t('propose.unknown')),
    [views, fields, fixed, values],
  );
  const fits = (view: ColumnView) =>
    shown === 'all' ||
    kept.has(view.column.index) ||
    (shown === 'attention' ? view.attention : view.entry.field === null);
  const list = views.filter(fits);

  useEffect(() => {
    if (tried > 0) summary.current?.focus();
  }, [tried]);

  const next = async () => {
    if (found.length > 0) {
      setTried(tried + 1);
      if (attention.length > 0) show('attention');
      return;
    }
    if (await flush()) onNext();
  };
  const goTo = (column: number) => {
    if (!list.some((view) => view.column.index === column)) show('all');
    setTimeout(() => document.getElementById(`map-column-${column}`)?.focus(), 60);
  };
  // Alt ↓: the next column that needs attention, from where the focus is.
  const toAttention = (event: KeyboardEvent) => {
    if (!event.altKey || event.key !== 'ArrowDown') return;
    const at = Number(/^map-column-(\d+)$/.exec((event.target as HTMLElement).id)?.[1] ?? -1);
    const columnsLeft = attention.map((view) => view.column.index);
    const wanted = columnsLeft.find((column) => column > at) ?? columnsLeft[0];
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(wanted);
  };
  const saveFixed = (defaults: Import['options']['defaults']) => {
    setFixed(defaults);
    return saver.save((version) => putOptions(job.id, version, { ...job.options, defaults }));
  };
  const accept = () => {
    if (proposed === null) return;
    const defaults = settledDefaults(fixed, proposed);
    dispatch({ kind: 'replace', mapping: settledMapping(mapping, proposed) });
    const isFilled = proposed.some((proposal) => proposal.kind === 'fill');
    setAccepted(isFilled ? saveFixed(defaults) : Promise.resolve());
  };
  // What was accepted is saved first.
  const settled = accepted !== null && found.length === 0;
  useEffect(() => {
    if (!settled) return;
    setAccepted(null);
    void accepted.then(flush).then((isSaved) => isSaved && onNext());
  }, [settled, accepted, flush, onNext]);

  const mapped = views.length - skipped.length;
  const hint =
    attention.length > 0
      ? t('map.footerAttention', { mapped, total: views.length, n: attention.length })
      : t('map.footer', { mapped, total: views.length });
  const missingColumns = suggestion?.template != null && job.template !== null ? suggestion.template.missing : [];
  return (
    <>
      <StepBody
        title={t('map.title')}
        hint={t('map.hint')}
        width={1248}
        side={
          <Button
            variant="default"
            leftSection={<IconTemplate size={16} aria-hidden />}
            onClick={() => setTemplate(true)}
          >
            {t('map.save')}
          </Button>
        }
      >
        <div ref={summary} tabIndex={-1} style={{ outline: 'none' }}>
          {tried > 0 && <ObstacleSummary obstacles={found} onColumn={goTo} />}
        </div>
        {proposed !== null && survey?.state === 'done' && valuesKnown && (
          <ProposalNote proposals={proposed} working={accepted !== null} onAccept={accept} />
        )}
        <MappingNotes
          earlierImport={suggestion?.earlier_import ?? null}
          missingColumns={missingColumns}
          nothingFits={mapped === 0}
          headerRow={headerRow}
          onBack={onBack}
        />
        <div className={styles['columns']}>
          <section aria-label={t('map.columns')} style={{ minWidth: 0 }} onKeyDownCapture={toAttention}>
            <div className="toolbar">
              <Segments
                label={t('map.show')}
                value={shown}
                onChange={show}
                segments={[
                  { value: 'all', label: t('map.all'), count: views.length },
                  { value: 'attention', label: t('map.attention'), count: attention.length },
                  { value: 'skipped', label: t('map.notImportedCount'), count: skipped.length },
                ]}
              />
              <span className="grow" />
              <RequiredLine
                missing={missing}
                required={fields.filter((field) => field.required && !field.import_only)}
              />
            </div>
            <ColumnList empty={t(shown === 'attention' ? 'map.noAttention' : 'map.nothingHereHint')}>
              {list.map((view) => {
                const column = view.column.index;
                return (
                  <ColumnCard
                    key={column}
                    view={view}
                    template={job.template?.name ?? ''}
                    fields={fields}
                    users={users}
                    countries={countries}
                    used={used}
                    values={values.get(column)}
                    onChoose={(field) => dispatch({ kind: 'choose', column, field })}
                    onNewField={newField === null ? undefined : () => setMaking(view)}
                    onSuggested={() => dispatch({ kind: 'suggested', column, suggestion: view.suggestion })}
                    onSet={(part) => dispatch({ kind: 'set', column, part })}
                    onJoin={(join) => dispatch({ kind: 'join', field: view.entry.field ?? '', join })}
                    onValue={(value) => dispatch({ kind: 'value', column, value })}
                  />
                );
              })}
            </ColumnList>
            <FixedValues
              fields={fields}
              defaults={job.options.defaults}
              mapped={used}
              onChange={(defaults) => void saveFixed(defaults)}
            />
          </section>
          <AsLead job={job} fields={fields} />
        </div>
        {making !== null &&
          newField?.({ label: making.column.name, type: typeOf(making) }, (key) => {
            setMaking(null);
            if (key !== null) dispatch({ kind: 'choose', column: making.column.index, field: key });
          })}
        <SaveTemplate
          job={job}
          used={templates.find((entry) => entry.id === job.template?.id)}
          opened={template}
          onClose={() => setTemplate(false)}
          flush={flush}
        />
      </StepBody>
      <StepFooter
        onBack={() => void flush().then(onBack)}
        hint={hint}
        blocked={found.length > 0}
        onNext={() => void next()}
      />
    </>
  );
}
