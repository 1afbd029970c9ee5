// SPDX-License-Identifier: Apache-2.0
//
// Step 4 before the start: the check of all rows, its true result, and the one button that writes.
import { Button, Progress } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { DraftSaver } from '../../api/draftSaver';
import { importQuery, putMapping, putOptions, startCheck, startImport, summaryQuery } from '../../api/imports';
import type { Import, Options, Tally } from '../../api/types';
import { number, percent } from '../../i18n/format';
import { t } from '../../i18n/t';
import { Counters } from '../../ui/Counters/Counters';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { IconPlayerPlay } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import { LoadError, Skeleton } from '../../ui/States/States';
import { StepBody } from '../../ui/Steps/StepBody';
import { StepFooter } from '../../ui/Steps/StepFooter';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { CheckResults } from './CheckResults';
import { PolicyLine } from './PolicyLine';
import styles from './Review.module.css';
import { confirmUpdatesAbove, verdict } from './review';
import { useFixes } from './useFixes';

// After a fix the next check waits a little: more fixes follow.
const recheckDelayMs = 1000;

type ReviewStepProps = {
  job: Import;
  saver: DraftSaver;
  onBack: () => void;
  leadLink: (id: number, children: ReactNode) => ReactNode;
};

function CheckingCard({ job }: { job: Import }) {
  const { done, tally } = job.check;
  const known = tally.total > 0;
  const part = percent(done, tally.total);
  return (
    <div className="card" style={{ padding: '40px 36px', maxWidth: 720, margin: '0 auto' }} aria-busy>
      <h3 className="h1">{t('execute.checking')}</h3>
      <p className="t2 num" style={{ margin: '4px 0 22px' }}>
        {known ? t('execute.checkingRows', { done, total: tally.total }) : t('execute.checkingSoFar', { done })}
      </p>
      <Progress value={known ? part : 100} animated={!known} size={10} radius="xl" aria-label={t('execute.checkBar')} />
      {/* Spoken at every tenth, not at every number. */}
      <p className="spoken" role="status">
        {known ? t('run.percentDone', { n: Math.floor(part / 10) * 10 }) : t('execute.checking')}
      </p>
    </div>
  );
}

function VerdictNote({
  tally,
  onBack,
  groups,
  isRetry,
}: {
  tally: Tally;
  isRetry: boolean; // of records that failed: that they still do is no sign of a wrong mapping
  onBack: () => void;
  groups: Parameters<typeof verdict>[1];
}) {
  const found = verdict(tally, groups);
  const back = (
    <Button size="xs" variant="default" onClick={onBack}>
      {t('execute.backToMap')}
    </Button>
  );
  switch (found.kind) {
    case 'clean':
      return <Note tone="ok">{t('execute.noProblems')}</Note>;
    case 'all_fail':
      if (isRetry) return null;
      return (
        <Note tone="err" alert action={back}>
          {t('execute.allFail', { reason: found.reason, n: found.count })}
        </Note>
      );
    case 'many_fail':
      if (isRetry) return null;
      return (
        <Note tone="warn" action={back}>
          {t('execute.manyFail', { reason: found.reason, n: found.count })}
        </Note>
      );
    case 'some_fail':
      return null;
  }
}

export function ReviewStep({ job, saver, onBack, leadLink }: ReviewStepProps) {
  const client = useQueryClient();
  const [confirming, setConfirming] = useState(false);
  const [told, setTold] = useState('');
  const note = useRef<HTMLDivElement>(null);
  const key = importQuery(job.id).queryKey;
  const checking = useMutation({
    mutationFn: (version: number) => startCheck(job.id, version),
    onSuccess: (next) => client.setQueryData(key, next),
  });
  const starting = useMutation({
    mutationFn: () => startImport(job.id, job.version),
    onSuccess: (next) => {
      client.setQueryData(key, next);
      void client.invalidateQueries({ queryKey: ['imports'] });
    },
    onError: () => {
      setConfirming(false);
      setTimeout(() => note.current?.focus(), 0);
      void client.invalidateQueries({ queryKey: key, exact: true });
    },
  });

  // The check starts on entering, and again after every change; never twice for one version.
  const asked = useRef(-1);
  const done = job.check.state === 'done';
  // The newest result stays in view, to work on, while the next check runs.
  const [checked, setChecked] = useState<{ version: number; tally: Tally } | null>(null);
  if (done && checked?.version !== job.version) setChecked({ version: job.version, tally: job.check.tally });
  const [editing, setEditing] = useState(false);
  const fixes = useFixes(job, saver, checked?.version ?? 0);
  const wanted = (job.check.state === 'none' || job.check.state === 'stale') && saver.state === 'saved' && !editing;
  const isFirst = checked === null;
  const { mutate: check } = checking;
  useEffect(() => {
    if (!wanted || asked.current === job.version) return;
    const begin = () => {
      asked.current = job.version;
      check(job.version);
    };
    if (isFirst) {
      begin();
      return;
    }
    const timer = setTimeout(begin, recheckDelayMs);
    return () => clearTimeout(timer);
  }, [wanted, isFirst, job.version, check]);

  const summary = useQuery({
    ...summaryQuery(job.id, `check-${checked?.version ?? 0}`),
    enabled: checked !== null,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  const tally = checked?.tally ?? job.check.tally;
  const changeOptions = async (options: Options) => {
    const before = job.version;
    const next = await saver.save((version) => putOptions(job.id, version, options));
    if (next !== null && next.version !== before) setTold('asked');
  };
  const counts = `${tally.created}-${tally.updated}-${tally.skipped}-${tally.failed}`;
  const spoken =
    told !== '' && done
      ? t('execute.now', {
          created: number(tally.created),
          updated: number(tally.updated),
          skipped: number(tally.skipped),
          failed: number(tally.failed),
        })
      : '';

  const start = async () => {
    // What was just written is checked first.
    if (await fixes.flush()) return;
    if (!done) {
      setTold('');
      note.current?.focus();
      return;
    }
    // The button turns and stays turned: the page changes when the server has taken the import.
    if (starting.isPending || starting.isSuccess) return;
    if (tally.updated > confirmUpdatesAbove) setConfirming(true);
    else starting.mutate();
  };
  const failure = checking.error ?? (job.check.state === 'failed' ? job.check.failure : null);
  const failureWords =
    failure === null
      ? null
      : failure instanceof Error
        ? failureText(failure)
        : { message: failure.detail, remedy: failure.remedy, requestId: failure.request_id };
  return (
    <>
      <StepBody
        title={t('execute.title')}
        hint={checked !== null ? t('execute.checked', { n: tally.total }) : undefined}
      >
        <div ref={note} tabIndex={-1} className={styles['notes']}>
          {starting.isError && (
            <Note tone="err" alert>
              <span className="b">{failureText(starting.error).message}</span> {failureText(starting.error).remedy}
            </Note>
          )}
          {failureWords !== null && (
            <Note
              tone="err"
              alert
              action={
                <>
                  <Button size="xs" variant="default" onClick={onBack}>
                    {t('execute.backToMap')}
                  </Button>
                  <WriteButton size="xs" variant="default" onClick={() => checking.mutate(job.version)}>
                    {t('execute.checkAgain')}
                  </WriteButton>
                </>
              }
            >
              <span className="b">{t('execute.checkFailed')}</span> {failureWords.message} {failureWords.remedy}
            </Note>
          )}
        </div>
        {checked === null && !done && failureWords === null && <CheckingCard job={job} />}
        {checked !== null && (
          <>
            <section className="card" aria-label={t('execute.what')} style={{ marginBottom: 16 }}>
              <Counters counts={tally} labels={{ failed: t('execute.willFail') }} />
              <PolicyLine
                options={job.options}
                onChange={(options) => void changeOptions(options)}
                mapping={job.mapping}
                onMapping={(mapping) => void saver.save((version) => putMapping(job.id, version, mapping))}
              />
            </section>
            <p className="spoken" role="status" key={counts}>
              {spoken}
            </p>
            {summary.isPending && (
              <div className="card">
                <Skeleton rows={6} />
              </div>
            )}
            {summary.isError && (
              <LoadError
                message={failureText(summary.error).message}
                detail={failureText(summary.error).remedy}
                onRetry={() => void summary.refetch()}
              />
            )}
            {summary.data !== undefined && (
              <div style={{ display: 'grid', gap: 16 }}>
                <VerdictNote
                  tally={tally}
                  onBack={onBack}
                  groups={summary.data.groups}
                  isRetry={job.retry_of !== null}
                />
                <CheckResults
                  job={job}
                  summary={summary.data}
                  checked={checked.version}
                  checking={!done}
                  saver={saver}
                  fixes={fixes}
                  onEditing={setEditing}
                  leadLink={leadLink}
                />
              </div>
            )}
          </>
        )}
        <Dialog
          opened={confirming}
          onClose={() => setConfirming(false)}
          title={t('execute.confirmTitle', { n: tally.updated })}
        >
          <p className="t2">{t('execute.confirmHint')}</p>
          <div className="buttons ends" style={{ marginTop: 22 }}>
            <Button variant="default" data-autofocus onClick={() => setConfirming(false)}>
              {t('cancel')}
            </Button>
            <WriteButton aria-busy={starting.isPending} onClick={() => !starting.isPending && starting.mutate()}>
              {t('execute.confirm', { n: tally.updated })}
            </WriteButton>
          </div>
        </Dialog>
      </StepBody>
      <StepFooter
        onBack={onBack}
        hint={!done ? t('execute.wait') : tally.failed > 0 ? t('execute.hint', { n: tally.failed }) : ''}
        blocked={!done}
        working={starting.isPending || starting.isSuccess}
        label={starting.isPending || starting.isSuccess ? t('execute.starting') : t('execute.start')}
        icon={<IconPlayerPlay size={16} aria-hidden />}
        onNext={() => void start()}
      />
    </>
  );
}
