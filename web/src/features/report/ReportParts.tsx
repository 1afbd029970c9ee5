// SPDX-License-Identifier: Apache-2.0
//
// The parts of an ended import that the wizard's last page and the job's page share.
import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { summaryQuery, undoQuery } from '../../api/imports';
import type { Import } from '../../api/types';
import { duration, number, percent } from '../../i18n/format';
import { t } from '../../i18n/t';
import { Counters, OutcomeBar } from '../../ui/Counters/Counters';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { LoadError, Skeleton } from '../../ui/States/States';
import { DownloadFailed } from './DownloadFailed';
import { FixHere } from './FixHere';
import { HowImported } from './HowImported';
import { Reasons } from './Reasons';
import { perSecond } from './report';
import { UndoResult } from './UndoResult';

export function ResultCard({ job }: { job: Import }) {
  const { tally } = job;
  const speed = perSecond(job);
  const took =
    job.duration_ms === null
      ? ''
      : speed === null || speed === 0
        ? duration(job.duration_ms)
        : t('report.took', { time: duration(job.duration_ms), rate: number(speed) });
  const besides = [
    ...(tally.empty_rows > 0 ? [t('report.emptyRows', { n: tally.empty_rows })] : []),
    ...(tally.left_out > 0 ? [t('report.leftOut', { n: tally.left_out })] : []),
  ].join(', ');
  return (
    <section className="card" aria-label={t('report.result')} style={{ marginBottom: 20 }}>
      <div style={{ padding: '18px 20px' }}>
        <div className="row wrap" style={{ marginBottom: 10, gap: '2px 12px' }}>
          <span className="b num">{t('report.records', { n: tally.total })}</span>
          {besides !== '' && <span className="sm t3 num">{besides}</span>}
          <span className="grow" />
          <span className="sm t3 num">{took}</span>
        </div>
        <OutcomeBar counts={tally} done={job.done} />
      </div>
      <div style={{ borderTop: '1px solid var(--in-border)' }}>
        <Counters counts={tally} />
      </div>
    </section>
  );
}

// `end` is what became of the leads, where nothing else says it.
export function FailureNote({ job, end, tools }: { job: Import; end?: string; tools: ReactNode }) {
  if (job.state !== 'failed' || job.failure === null) return null;
  return (
    <div style={{ marginBottom: 16 }}>
      <Note tone="err" alert action={tools}>
        <span className="b">{job.failure.detail}</span> {job.failure.remedy} {end}
      </Note>
    </div>
  );
}

type UndoNoteProps = {
  job: Import;
  undo: { done: number; total: number };
  leadLink: (id: number, children: ReactNode) => ReactNode;
};

export function UndoNote({ job, undo, leadLink }: UndoNoteProps) {
  const result = useQuery({ ...undoQuery(job.id, job.undo_state), enabled: job.undo_state === 'undone' }).data;
  switch (job.undo_state) {
    case 'none':
      return null;
    case 'undoing': {
      const part = percent(undo.done, undo.total);
      return (
        <section className="card pad" style={{ marginBottom: 16 }}>
          <p className="t2 num" style={{ marginBottom: 10 }}>
            {t('report.undoing', { done: undo.done, total: undo.total })}
          </p>
          <Progress value={part} size={8} radius="xl" animated={undo.total === 0} aria-label={t('report.undoBar')} />
          <p className="spoken" role="status">
            {t('run.percentDone', { n: Math.floor(part / 10) * 10 })}
          </p>
        </section>
      );
    }
    case 'undone':
      return result === undefined ? (
        <div style={{ marginBottom: 16 }}>
          <Note tone="info">{t('state.undone')}</Note>
        </div>
      ) : (
        <UndoResult importId={job.id} state={job.undo_state} result={result} leadLink={leadLink} />
      );
    case 'undo_failed':
      return (
        <div style={{ marginBottom: 16 }}>
          <Note tone="err" alert>
            {t('report.undoFailed')}
          </Note>
        </div>
      );
  }
}

type DetailsProps = {
  job: Import;
  leadLink: (id: number, children: ReactNode) => ReactNode;
  onFix: (draft: number) => void;
  how: boolean;
};

export function ReportDetails({ job, leadLink, onFix, how }: DetailsProps) {
  const summary = useQuery(summaryQuery(job.id, job.state));
  if (summary.isPending) {
    return (
      <div className="card">
        <Skeleton rows={5} />
      </div>
    );
  }
  if (summary.isError) {
    return (
      <LoadError
        message={t('error.reasons')}
        detail={failureText(summary.error).message}
        requestId={failureText(summary.error).requestId}
        onRetry={() => void summary.refetch()}
      />
    );
  }
  const { groups, columns } = summary.data;
  const of = (severity: string) => groups.filter((group) => group.severity === severity);
  const failed = of('fail');
  const skipped = of('skip');
  const warnings = of('warning');
  const count = warnings.reduce((sum, group) => sum + group.count, 0);
  const common = { importId: job.id, summary: summary.data, leadLink };
  return (
    <>
      {failed.length > 0 && (
        <Reasons
          {...common}
          groups={failed}
          title={t('report.why', { n: job.tally.failed })}
          hint={job.files.deleted_at === null ? t('report.whyHint') : ''}
          tools={
            <div className="row wrap" style={{ gap: 10 }}>
              <FixHere job={job} onFix={onFix} />
              <DownloadFailed job={job} />
            </div>
          }
        />
      )}
      {skipped.length > 0 && (
        <Reasons
          {...common}
          groups={skipped}
          title={t('report.skippedTitle', { n: job.tally.skipped })}
          hint={t('report.skippedHint')}
          tools={failed.length === 0 ? <DownloadFailed job={job} /> : undefined}
        />
      )}
      {warnings.length > 0 && (
        <Reasons
          {...common}
          groups={warnings}
          title={t('report.warningsTitle', { n: count })}
          hint={t('report.warningsHint')}
        />
      )}
      {failed.length + skipped.length === 0 && (
        <div style={{ marginBottom: 20 }}>
          <DownloadFailed job={job} />
        </div>
      )}
      {how && <HowImported job={job} columns={columns} />}
    </>
  );
}
