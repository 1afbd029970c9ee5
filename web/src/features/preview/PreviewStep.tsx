// SPDX-License-Identifier: Apache-2.0
//
// Step 2: be sure that columns and letters are read right. Each change reads the file again on the server.
import { Button, Progress } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { fieldsQuery } from '../../api/catalog';
import type { DraftSaver } from '../../api/draftSaver';
import { previewQuery, putSource, surveyQuery } from '../../api/imports';
import type { FileNote, Import, SourceChoice } from '../../api/types';
import { useEffect, useState } from 'react';
import { percent } from '../../i18n/format';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { LoadError, Skeleton } from '../../ui/States/States';
import { StepBody } from '../../ui/Steps/StepBody';
import { StepFooter } from '../../ui/Steps/StepFooter';
import styles from './Preview.module.css';
import { ReadingForm } from './ReadingForm';
import { delimiterLabel } from './readingChoices';
import { SampleGrid } from './SampleGrid';

type PreviewStepProps = { job: Import; saver: DraftSaver; onBack: () => void; onNext: () => void };

const tones = { notice: 'info', warning: 'warn', error: 'err' } as const;

function repairLabel(suggestion: SourceChoice): string {
  if (suggestion.encoding !== null) return suggestion.encoding;
  if (suggestion.delimiter !== null) return delimiterLabel(suggestion.delimiter);
  return suggestion.sheet ?? t('preview.useDetected');
}

function FileNotes({ notes, onRepair }: { notes: FileNote[]; onRepair: (source: SourceChoice) => void }) {
  if (notes.length === 0) return null;
  return (
    <div className={styles['notes']}>
      {notes.map((note, index) => {
        const suggestion = note.suggestion;
        return (
          <Note
            key={`${note.code}-${index}`}
            tone={tones[note.severity]}
            alert={note.severity !== 'notice'}
            action={
              suggestion === null ? undefined : (
                <Button size="xs" variant="default" onClick={() => onRepair(suggestion)}>
                  {t('preview.repair', { value: repairLabel(suggestion) })}
                </Button>
              )
            }
          >
            {note.detail} {note.remedy}
          </Note>
        );
      })}
    </div>
  );
}

export function PreviewStep({ job, saver, onBack, onNext }: PreviewStepProps) {
  const preview = useQuery({ ...previewQuery(job), placeholderData: keepPreviousData });
  const surveying = useQuery(surveyQuery(job.id, job.source));
  const survey = surveying.data;
  const fields = useQuery(fieldsQuery).data ?? [];
  const change = (source: SourceChoice) => void saver.save((version) => putSource(job.id, version, source));

  const shown = preview.data;
  const busy = saver.state === 'saving' || preview.isPlaceholderData;
  // While the file is read anew the old messages are gone: they spoke of the old reading.
  const notes = busy ? [] : mergedNotes(shown?.notes ?? [], survey?.notes ?? []);
  const serious = notes.filter((note) => note.severity !== 'notice');
  const mild = notes.filter((note) => note.severity === 'notice');
  const matched = job.mapping.filter((column) => column.field !== null).length;
  const counted = survey?.state === 'done';
  const failure = survey?.failure ?? null;
  const reading = job.detection.provisional && failure === null;
  const wrong =
    shown === undefined ||
    failure !== null ||
    serious.some((note) => note.severity === 'error') ||
    (counted && survey.rows === 0);
  const blocked = wrong || reading;

  // Pressed while the file is still read, Next goes on by itself, unless the whole file shows something that asks to be seen.
  const [pressed, setPressed] = useState(false);
  const decided = pressed && !reading && !busy;
  const clean = !blocked && serious.length === 0;
  useEffect(() => {
    if (!decided) return;
    setPressed(false);
    if (clean) onNext();
  }, [decided, clean, onNext]);
  const next = () => {
    if (!blocked) onNext();
    else if (reading && !wrong) setPressed(true);
    else document.querySelector<HTMLElement>('[role="alert"]')?.scrollIntoView({ block: 'center' });
  };
  const hint = () => {
    if (busy) return t('preview.reading');
    if (failure !== null) return t('preview.unreadable');
    if (reading) return pressed ? t('preview.goesOn') : t('preview.waits');
    return counted ? t('preview.ready') : t('preview.counting');
  };

  return (
    <>
      <StepBody title={t('preview.title')} hint={t('preview.hint')}>
        <ReadingForm
          source={job.source}
          detection={shown?.detection ?? job.detection}
          merged={notes.some((note) => note.code === 'MERGED_CELLS')}
          onChange={change}
        />
        {preview.isError && !busy && (
          <div className={styles['notes']}>
            <LoadError
              message={failureText(preview.error).message}
              detail={failureText(preview.error).remedy}
              requestId={failureText(preview.error).requestId}
              onRetry={() => void preview.refetch()}
            />
          </div>
        )}
        {failure !== null && !busy && (
          <div className={styles['notes']}>
            <LoadError message={failure.detail} detail={failure.remedy} onRetry={() => void surveying.refetch()} />
          </div>
        )}
        <FileNotes notes={serious} onRepair={change} />
        <section className="card" style={{ overflow: 'hidden' }} aria-label={t('preview.region')} aria-busy={busy}>
          <div className={styles['head']}>
            <h3 className="h2 grow num">
              {shown === undefined
                ? t('loading')
                : counted
                  ? t('preview.first', { n: shown.rows.length, total: survey.rows })
                  : t('preview.firstNoTotal', { n: shown.rows.length })}
            </h3>
            {shown !== undefined && (
              <span className="sm t3 num row wrap" style={{ gap: '4px 20px' }} role="status">
                <span>{t('preview.columns', { n: shown.columns.length })}</span>
                <span>{t('preview.matched', { n: matched })}</span>
                {survey !== undefined && survey.empty_rows > 0 && (
                  <span>{t('preview.emptyRows', { n: survey.empty_rows })}</span>
                )}
                {survey !== undefined && survey.left_out > 0 && (
                  <span>{t('preview.leftOut', { n: survey.left_out })}</span>
                )}
              </span>
            )}
            {reading && !busy && survey !== undefined && (
              <span className="sm t3 num">{t('preview.surveying', { rows: survey.rows })}</span>
            )}
          </div>
          <div className={styles['bar']} data-busy={busy}>
            {reading && !busy && (
              <Progress
                value={percent(survey?.read_bytes ?? 0, survey?.total_bytes ?? 0)}
                size={2}
                radius={0}
                aria-label={t('preview.progress')}
              />
            )}
          </div>
          {shown === undefined && preview.isPending && <Skeleton rows={8} />}
          {shown !== undefined && (
            <SampleGrid
              preview={shown}
              survey={survey}
              mapping={job.mapping}
              fields={fields}
              onHeaderRow={(row) => change({ ...job.source, header_row: row })}
            />
          )}
          {shown !== undefined && shown.rows.length === 0 && <p className="pad t2">{t('preview.noRows')}</p>}
        </section>
        <div style={{ display: 'grid', gap: 10, marginTop: 16 }}>
          <FileNotes notes={mild} onRepair={change} />
          <p className="sm t3">{t('preview.kept')}</p>
        </div>
      </StepBody>
      <StepFooter onBack={onBack} hint={hint()} blocked={blocked} working={pressed && reading} onNext={next} />
    </>
  );
}

// The survey says again what the first rows said; each remark is shown once.
export function mergedNotes(first: readonly FileNote[], all: readonly FileNote[]): FileNote[] {
  const known = new Set(all.map((note) => `${note.code} ${note.detail}`));
  return [...all, ...first.filter((note) => !known.has(`${note.code} ${note.detail}`))];
}
