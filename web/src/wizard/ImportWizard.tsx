// SPDX-License-Identifier: Apache-2.0
//
// The import of one file, from the upload to its end: Upload, Preview, Map Fields, Execute. The server keeps the
// draft; each step has its address, so that Back, reload and another device show the same.
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useDraftSaver } from '../api/draftSaver';
import { deleteDraft, importQuery, putStep } from '../api/imports';
import { isProblem } from '../api/problem';
import { useSession } from '../api/session';
import { useSettling } from '../api/settling';
import type { Import, Step } from '../api/types';
import { LikelyNote } from '../features/duplicates/LikelyNote';
import { MappingStep, type NewField } from '../features/mapping/MappingStep';
import { PreviewStep } from '../features/preview/PreviewStep';
import { ReportStep } from '../features/report/ReportStep';
import { ReviewStep } from '../features/review/ReviewStep';
import { RunProgress } from '../features/run/RunProgress';
import { useImportEvents } from '../features/run/useImportEvents';
import { UploadStep } from '../features/upload/UploadStep';
import { t } from '../i18n/t';
import { failureText } from '../ui/failureText';
import { Note } from '../ui/Note/Note';
import { LoadError, Skeleton } from '../ui/States/States';
import { toast } from '../ui/Toast/toast';
import { useTitle } from '../ui/useTitle';
import { WizardFrame } from './WizardFrame';
import { executeView, laterStep, nextStep, previousStep, readStep, shownStep } from './wizardStep';

export type ImportWizardProps = {
  draft: number | null;
  step: string | null;
  // Chosen before there is a file.
  template: number | null;
  onStep: (draft: number, step: Step, replace: boolean) => void;
  onLeads: (job: number | null) => void;
  onAnother: () => void;
  jobLink: (id: number, children: ReactNode) => ReactNode;
  leadLink: (id: number, children: ReactNode) => ReactNode;
  likelyLink: (job: number, children: ReactNode) => ReactNode;
  newField: NewField | null;
};

export function ImportWizard(props: ImportWizardProps) {
  const { draft, step, onStep, onLeads } = props;
  const client = useQueryClient();
  const { limits } = useSession();
  const query = useQuery({ ...importQuery(draft ?? 0), enabled: draft !== null });
  const job = draft === null ? null : (query.data ?? null);
  const saver = useDraftSaver(draft);
  useSettling(job);
  const live =
    job !== null && (job.check.state === 'running' || executeView(job.state) === 'run' || job.undo_state === 'undoing');
  const progress = useImportEvents(draft ?? 0, live);
  // An answer that left the server before the last Next must not take the person back.
  const [reached, setReached] = useState<Step>('upload');
  const shown =
    job === null
      ? 'upload'
      : shownStep({ state: job.state, step: laterStep(job.step, reached) }, step === null ? null : readStep(step));
  useTitle(t('wizard.pageTitle', { step: t(`step.${shown}`) }));

  // The address says what is shown.
  const wrongAddress = job !== null && step !== shown;
  const id = job?.id ?? null;
  useEffect(() => {
    if (wrongAddress && id !== null) onStep(id, shown, true);
  }, [wrongAddress, id, shown, onStep]);
  useEffect(() => {
    if (id !== null) document.getElementById('main')?.focus();
  }, [shown, id]);

  if (draft !== null && job === null) {
    const gone = isProblem(query.error) && query.error.status === 404;
    return (
      <WizardFrame
        job={null}
        step="upload"
        saving="saved"
        draftDays={limits.draft_days}
        onLeave={() => onLeads(null)}
        onDelete={() => undefined}
      >
        <main id="main" tabIndex={-1} style={{ flex: 1, padding: 24, width: '100%', maxWidth: 1000, margin: '0 auto' }}>
          {query.isPending && (
            <div className="card">
              <Skeleton />
            </div>
          )}
          {gone && (
            <Note tone="warn" alert>
              {t('wizard.gone')}
            </Note>
          )}
          {query.isError && !gone && (
            <LoadError
              message={t('error.generic')}
              detail={failureText(query.error).message}
              onRetry={() => void query.refetch()}
            />
          )}
        </main>
      </WizardFrame>
    );
  }

  const go = async (from: Import, to: Step, forward: boolean) => {
    if (forward) {
      try {
        client.setQueryData(importQuery(from.id).queryKey, await putStep(from.id, to));
      } catch (error) {
        toast({ tone: 'err', title: failureText(error).message, detail: failureText(error).remedy });
        return;
      }
    }
    setReached(laterStep(reached, to));
    onStep(from.id, to, false);
  };
  const next = (from: Import) => () => void go(from, nextStep(shown), true);
  const back = (from: Import) => () => {
    const to = previousStep(shown);
    if (to !== null) void go(from, to, false);
  };
  const takeDraft = (made: Import) => {
    // Another file was chosen: the draft of the first one is of no use any more.
    if (job !== null && job.state === 'draft') void deleteDraft(job.id).catch(() => undefined);
    client.setQueryData(importQuery(made.id).queryKey, made);
    void client.invalidateQueries({ queryKey: ['imports'] });
    onStep(made.id, 'upload', true);
  };
  const remove = async () => {
    if (job !== null) await deleteDraft(job.id).catch(() => undefined);
    void client.invalidateQueries({ queryKey: ['imports'] });
    onLeads(null);
  };
  const leave = () => {
    void client.invalidateQueries({ queryKey: ['imports'] });
    onLeads(null);
  };

  return (
    <WizardFrame
      job={job}
      step={shown}
      saving={saver.state}
      draftDays={limits.draft_days}
      onLeave={leave}
      onDelete={() => void remove()}
    >
      {(saver.state === 'conflict' ||
        saver.state === 'failed' ||
        (job !== null && job.dropped.length > 0 && shown !== 'upload')) && (
        <div
          style={{ maxWidth: 1200, width: '100%', margin: '16px auto 0', padding: '0 24px', display: 'grid', gap: 10 }}
        >
          {saver.state === 'conflict' && (
            <Note
              tone="warn"
              alert
              action={
                <Button size="xs" variant="default" onClick={saver.reload}>
                  {t('wizard.reload')}
                </Button>
              }
            >
              {t('wizard.changedElsewhere')}
            </Note>
          )}
          {saver.state === 'failed' && (
            <Note
              tone="err"
              alert
              action={
                <Button size="xs" variant="default" onClick={saver.reload}>
                  {t('wizard.reload')}
                </Button>
              }
            >
              <span className="b">{failureText(saver.error).message}</span> {failureText(saver.error).remedy}
            </Note>
          )}
          {job !== null && job.state === 'draft' && job.dropped.length > 0 && (
            <Note tone="warn">{t('wizard.dropped', { n: job.dropped.length, columns: job.dropped.join(', ') })}</Note>
          )}
        </div>
      )}
      {shown === 'upload' && (
        <UploadStep
          job={job}
          saver={saver}
          onDraft={takeDraft}
          onNext={job === null ? () => undefined : next(job)}
          onSkip={() => {
            if (job !== null) void go(job, 'map_fields', true);
          }}
          template={props.template}
          jobLink={props.jobLink}
        />
      )}
      {job !== null && shown === 'preview' && (
        <PreviewStep job={job} saver={saver} onBack={back(job)} onNext={next(job)} />
      )}
      {job !== null && shown === 'map_fields' && (
        <MappingStep
          key={mappingKey(job, saver.state)}
          job={job}
          saver={saver}
          newField={props.newField}
          onBack={back(job)}
          onNext={next(job)}
        />
      )}
      {job !== null && shown === 'execute' && executeView(job.state) === 'review' && (
        <ReviewStep job={job} saver={saver} onBack={back(job)} leadLink={props.leadLink} />
      )}
      {job !== null && executeView(job.state) !== 'review' && (
        <main
          id="main"
          tabIndex={-1}
          style={{
            flex: 1,
            width: '100%',
            maxWidth: executeView(job.state) === 'run' ? 920 : 1080,
            margin: '0 auto',
            padding: '26px min(24px, 4vw) 48px',
          }}
        >
          {executeView(job.state) === 'run' ? (
            <RunProgress
              job={job}
              live={progress}
              level={2}
              ways={
                <>
                  <Button variant="default" onClick={() => onLeads(null)}>
                    {t('run.goToLeads')}
                  </Button>
                  <span className="sm">{props.jobLink(job.id, t('run.openJob'))}</span>
                </>
              }
            />
          ) : (
            <ReportStep
              onFix={(fixed) => onStep(fixed, 'execute', false)}
              job={job}
              undo={progress.undo}
              onLeads={() => onLeads(job.id)}
              onAnother={props.onAnother}
              leadLink={props.leadLink}
              openJob={<span className="sm">{props.jobLink(job.id, t('run.openJob'))}</span>}
              likely={<LikelyNote job={job.id} link={props.likelyLink} />}
            />
          )}
        </main>
      )}
    </WizardFrame>
  );
}

// The mapping screen starts anew when something else than itself changed the draft: another source or template, or the survey of the
// whole file.
function mappingKey(job: Import, saving: string): string {
  return JSON.stringify([
    job.id,
    job.source,
    job.template?.id ?? null,
    job.detection.provisional,
    saving === 'conflict',
  ]);
}
