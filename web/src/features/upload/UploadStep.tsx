// SPDX-License-Identifier: Apache-2.0
//
// Step 1: get the file in, and say at once if it is good.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState, type ReactNode } from 'react';
import { fieldsQuery, templatesQuery } from '../../api/catalog';
import type { DraftSaver } from '../../api/draftSaver';
import { applyTemplate, suggestionQuery, surveyQuery } from '../../api/imports';
import { useSession } from '../../api/session';
import type { Import } from '../../api/types';
import { t } from '../../i18n/t';
import { IconBulb, IconCheck, IconDownload, IconTemplate } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import { Select } from '../../ui/Select';
import { StepBody } from '../../ui/Steps/StepBody';
import { StepFooter } from '../../ui/Steps/StepFooter';
import { downloadSample } from './sampleFile';
import { ChooseFile, DropZone, useFileDrop } from './DropZone';
import { FileCard, SeenBefore, SendingCard } from './FileCards';
import styles from './Upload.module.css';
import { useUpload } from './useUpload';

type UploadStepProps = {
  job: Import | null;
  saver: DraftSaver;
  onDraft: (job: Import) => void;
  onNext: () => void;
  // Straight to Map Fields.
  onSkip: () => void;
  template: number | null;
  jobLink: (id: number, children: ReactNode) => ReactNode;
};

function Tips() {
  const fields = useQuery(fieldsQuery).data ?? [];
  const required = fields.filter((field) => field.required && !field.import_only).map((field) => field.label);
  const tips = [
    t('upload.tipHeader'),
    t('upload.tipRow'),
    ...(required.length > 0 ? [t('upload.tipRequired', { n: required.length, fields: required.join(', ') })] : []),
    t('upload.tipPhone'),
  ];
  return (
    <aside className="card pad" aria-label={t('upload.tips')}>
      <h3 className="h2 row">
        <IconBulb size={17} aria-hidden className="t3" />
        {t('upload.tips')}
      </h3>
      <ul style={{ paddingInlineStart: 18, marginTop: 10 }} className="sm t2">
        {tips.map((tip) => (
          <li key={tip} style={{ marginBottom: 8 }}>
            {tip}
          </li>
        ))}
      </ul>
      <hr className="divider" style={{ margin: '12px 0' }} />
      <p className="sm t2" style={{ marginBottom: 8 }}>
        {t('upload.sample')}
      </p>
      <div className="buttons">
        {(['csv', 'xlsx'] as const).map((format) => (
          <Button
            key={format}
            variant="default"
            size="xs"
            leftSection={<IconDownload size={14} aria-hidden />}
            aria-label={t('upload.sampleDownload', { format: format.toUpperCase() })}
            onClick={() => void downloadSample(format, fields)}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </div>
    </aside>
  );
}

type TemplateChoiceProps = { job: Import | null; value: number | null; onChange: (template: number | null) => void };

function TemplateChoice({ job, value, onChange }: TemplateChoiceProps) {
  const templates = useQuery(templatesQuery).data ?? [];
  const fit = useQuery({
    ...suggestionQuery(job?.id ?? 0, job?.source ?? emptySource),
    enabled: job !== null && job.template !== null,
  }).data?.template;
  if (templates.length === 0) return null;
  return (
    <section className="card pad row" style={{ gap: 14, alignItems: 'flex-start' }} aria-label={t('upload.template')}>
      <span className="small-icon">
        <IconTemplate size={15} aria-hidden />
      </span>
      <div className="grow">
        <Select
          label={t('upload.template')}
          description={t('upload.templateHint')}
          placeholder={t('upload.noTemplate')}
          data={templates.map((template) => ({ value: String(template.id), label: template.name }))}
          value={value === null ? null : String(value)}
          onChange={(next) => onChange(next === null ? null : Number(next))}
          clearable
          clearButtonProps={{ 'aria-label': t('upload.clearTemplate') }}
          maw={420}
          inputWrapperOrder={['label', 'description', 'input', 'error']}
        />
        {fit !== undefined && fit !== null && fit.id === value && (
          <p className="bullet" style={{ marginTop: 10 }}>
            <IconCheck size={16} stroke={2.4} className="ok" aria-hidden />
            {t('upload.templateChosen', { fitting: fit.fitting, columns: fit.columns })}
          </p>
        )}
      </div>
    </section>
  );
}

const emptySource = { sheet: null, encoding: null, delimiter: null, quote: null, header_row: null };

export function UploadStep({ job, saver, onDraft, onNext, onSkip, jobLink, ...props }: UploadStepProps) {
  const { limits } = useSession();
  const { state, start, cancel, refuse } = useUpload(limits.upload_bytes, onDraft);
  const [template, setTemplate] = useState<number | null>(props.template);
  const survey = useQuery({ ...surveyQuery(job?.id ?? 0, job?.source ?? emptySource), enabled: job !== null }).data;
  const take = useCallback((file: File) => start(file, template), [start, template]);
  const over = useFileDrop(take);
  const moving = state.kind === 'sending' || state.kind === 'reading';
  const ready = job !== null && !moving;

  const next = () => {
    if (ready) onNext();
    else if (!moving) refuse(t('upload.chooseFirst'));
  };
  const rows = survey?.state === 'done' ? survey.rows : null;
  const hint = moving
    ? t('upload.uploading')
    : !ready
      ? t('upload.chooseHint')
      : rows === null
        ? t('upload.readyNoCount')
        : t('upload.readyHint', { rows });
  return (
    <>
      <StepBody title={t('upload.title')} hint={t('upload.hint')} width={1048}>
        <div className="two-columns">
          <div className={styles['stack']}>
            {state.kind === 'refused' && (
              <Note tone="err" alert>
                <span className="b">{t('upload.notAccepted')}</span> {state.message} {state.remedy}
              </Note>
            )}
            {moving ? (
              <SendingCard state={state} onCancel={cancel} />
            ) : job === null ? (
              <DropZone limit={limits.upload_bytes} onFile={take} over={over} />
            ) : (
              <>
                <FileCard
                  job={job}
                  limit={limits.upload_bytes}
                  chooser={<ChooseFile onFile={take} label={t('upload.replace')} primary={false} />}
                />
                <SeenBefore job={job} jobLink={jobLink} />
              </>
            )}
            <TemplateChoice
              job={job}
              value={job === null ? template : (job.template?.id ?? null)}
              onChange={(chosen) => {
                if (job === null) setTemplate(chosen);
                else void saver.save((version) => applyTemplate(job.id, version, chosen));
              }}
            />
          </div>
          <Tips />
        </div>
      </StepBody>
      <StepFooter
        onBack={null}
        hint={hint}
        onNext={next}
        blocked={!ready}
        aside={
          ready &&
          !job.detection.provisional &&
          rows !== null &&
          rows > 0 && (
            <Button variant="default" onClick={onSkip}>
              {t('upload.skip')}
            </Button>
          )
        }
      />
    </>
  );
}
