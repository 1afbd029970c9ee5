// SPDX-License-Identifier: Apache-2.0
//
// An import that waits or runs: where it is, how fast, how long still, and the way to stop it.
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { cancelImport, importQuery } from '../../api/imports';
import { useSession } from '../../api/session';
import type { Import } from '../../api/types';
import { clock, number, percent } from '../../i18n/format';
import { t } from '../../i18n/t';
import { Counters, OutcomeBar } from '../../ui/Counters/Counters';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { IconCheck, IconClock, IconPlayerStop } from '../../ui/icons';
import { JobBadge } from '../../ui/JobBadge/JobBadge';
import { Note } from '../../ui/Note/Note';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { rate, timeLeft, mostFail } from './progress';
import styles from './Run.module.css';
import type { LiveProgress } from './useImportEvents';

const noWorkerMs = 60_000;
const noNewsMs = 15_000;

function useClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Phases({ job }: { job: Import }) {
  const at = job.state === 'queued' ? 0 : 1;
  const names = [
    t('state.queued'),
    job.state === 'paused' ? t('state.paused') : t('state.processing'),
    t('state.completed'),
  ];
  return (
    <ol className={styles['phases']} aria-label={t('run.phases')}>
      {names.map((name, index) => {
        const place = index < at ? 'done' : index === at ? 'current' : 'later';
        return (
          <li key={name} data-place={place} aria-current={index === at ? 'step' : undefined}>
            <span className={styles['mark']} aria-hidden>
              {place === 'done' && <IconCheck size={11} stroke={3.2} />}
              {place === 'current' && <span className={styles['dot']} />}
            </span>
            {name}
          </li>
        );
      })}
    </ol>
  );
}

function heading(job: Import): { title: string; hint: string } {
  switch (job.state) {
    case 'queued':
      return {
        title: t('run.queuedTitle'),
        hint:
          job.queue_ahead !== null && job.queue_ahead > 0 ? t('run.ahead', { n: job.queue_ahead }) : t('run.starting'),
      };
    case 'paused':
      return {
        title: t('run.pausedTitle'),
        hint: [job.failure?.detail, job.failure?.remedy].filter(Boolean).join(' '),
      };
    default:
      return { title: t('run.title'), hint: t('run.hint') };
  }
}

function StopDialog({ job, opened, onClose }: { job: Import; opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const stopping = useMutation({
    mutationFn: () => cancelImport(job.id),
    onSuccess: (next) => {
      client.setQueryData(importQuery(job.id).queryKey, next);
      onClose();
    },
  });
  return (
    <Dialog opened={opened} onClose={onClose} title={t('run.stopTitle')}>
      <p className="t2">{t('run.stopHint')}</p>
      {stopping.isError && (
        <Note tone="err" alert>
          {failureText(stopping.error).message}
        </Note>
      )}
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('run.keepGoing')}
        </Button>
        <WriteButton
          color="red.9"
          aria-busy={stopping.isPending}
          onClick={() => !stopping.isPending && stopping.mutate()}
        >
          {t('run.stop')}
        </WriteButton>
      </div>
    </Dialog>
  );
}

type RunProgressProps = { job: Import; live: LiveProgress; level: 1 | 2; ways: ReactNode };

export function RunProgress({ job, live, level, ways }: RunProgressProps) {
  const now = useClock();
  const { rights } = useSession();
  const [asking, setAsking] = useState(false);
  const { title, hint } = heading(job);
  const total = job.tally.total;
  // 100% is not shown before the end.
  const part = Math.min(99, percent(job.done, total));
  const started = job.started_at === null ? null : Date.parse(job.started_at);
  const elapsed = started === null ? 0 : Math.max(0, now - started);
  const perSecond = job.state === 'processing' ? rate(live.samples) : null;
  const left = timeLeft(job.done, total, perSecond, elapsed);
  const lastRow =
    [...live.samples].reverse().find((sample) => sample.done < job.done)?.at ?? live.samples[0]?.at ?? now;
  const quietMs = job.state === 'processing' ? now - lastRow : 0;
  const waitsMs =
    job.state === 'queued' && job.queued_at !== null && (job.queue_ahead ?? 0) === 0
      ? now - Date.parse(job.queued_at)
      : 0;
  const Heading = level === 1 ? 'h1' : 'h2';

  useEffect(() => {
    if (job.state !== 'processing') return;
    document.title = t('app.title', { page: t('run.tabTitle', { n: part }) });
  }, [job.state, part]);

  const speed =
    perSecond === null
      ? ''
      : left === null
        ? t('run.rate', { rate: number(Math.round(perSecond)) })
        : t('run.rateAndLeft', { rate: number(Math.round(perSecond)), left });
  return (
    <div className="col" style={{ gap: 16 }}>
      <div className="row wrap" style={{ gap: 12 }}>
        <div className="grow" style={{ minWidth: 220 }}>
          <Heading className="h1">{title}</Heading>
          <p className="t2" style={{ marginTop: 4 }}>
            {hint}
          </p>
        </div>
        <JobBadge state={job.state} undoState={job.undo_state} large />
      </div>
      {live.health === 'lost' && <Note tone="warn">{t('run.lost')}</Note>}
      {waitsMs > noWorkerMs && <Note tone="warn">{t('run.noWorker')}</Note>}
      {live.health === 'connected' && quietMs > noNewsMs && (
        <Note tone="info">{t('run.noNews', { n: Math.floor(quietMs / 1000) })}</Note>
      )}
      {mostFail(job) && (
        <Note
          tone="warn"
          alert
          action={
            job.may.cancel && (
              <Button size="xs" variant="default" onClick={() => setAsking(true)}>
                {t('run.stop')}
              </Button>
            )
          }
        >
          <span className="b">{t('run.mostFail', { failed: job.tally.failed, n: job.done })}</span>{' '}
          {t('run.mostFailHint')}
        </Note>
      )}
      <section className="card" aria-label={t('run.progress')}>
        <div style={{ padding: '20px 20px 18px' }}>
          <div className="row wrap" style={{ marginBottom: 18, gap: '10px 20px' }}>
            <Phases job={job} />
            <span className="grow" />
            {started !== null && (
              <span className="sm t3 row num" style={{ gap: 6 }}>
                <IconClock size={15} aria-hidden />
                {t('run.elapsed', { time: clock(elapsed) })}
              </span>
            )}
          </div>
          <div className="row wrap" style={{ marginBottom: 10, alignItems: 'baseline' }}>
            <span className={styles['percent']}>{part}%</span>
            <span className="t2 num">{t('run.rows', { done: job.done, total })}</span>
            <span className="grow" />
            <span className="sm t2 num">{speed}</span>
          </div>
          <OutcomeBar counts={job.tally} done={job.done} />
          <p className="spoken" role="status">
            {job.state === 'processing' ? t('run.percentDone', { n: Math.floor(part / 10) * 10 }) : title}
          </p>
        </div>
        <div style={{ borderTop: '1px solid var(--in-border)' }}>
          <Counters counts={job.tally} />
        </div>
      </section>
      <div className="buttons stack">
        {job.may.cancel && (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t('run.stop')}
          </Button>
        )}
        <span className="grow" />
        {ways}
      </div>
      <p className="sm t3">{t(rights.see_all_imports ? 'run.later' : 'run.laterMine', { id: String(job.id) })}</p>
      <StopDialog job={job} opened={asking} onClose={() => setAsking(false)} />
    </div>
  );
}
