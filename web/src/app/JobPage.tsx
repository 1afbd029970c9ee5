// SPDX-License-Identifier: Apache-2.0
//
// One batch job: while it runs its progress, then what came of it and why.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { importQuery, originalAddress, retryImport } from '../api/imports';
import { isProblem } from '../api/problem';
import type { Import } from '../api/types';
import { LikelyNote } from '../features/duplicates/LikelyNote';
import { endText, imported } from '../features/report/report';
import { FailureNote, ReportDetails, ResultCard, UndoNote } from '../features/report/ReportParts';
import { UndoDialog } from '../features/report/UndoDialog';
import { RunProgress } from '../features/run/RunProgress';
import { useImportEvents } from '../features/run/useImportEvents';
import { duration, exactMoment, moment } from '../i18n/format';
import { rich, t } from '../i18n/t';
import { failureText } from '../ui/failureText';
import { IconArrowBackUp, IconDownload, IconRotate, IconUpload, IconUsers } from '../ui/icons';
import { JobBadge } from '../ui/JobBadge/JobBadge';
import { Empty, LoadError, Skeleton } from '../ui/States/States';
import { toast } from '../ui/Toast/toast';
import { useTitle } from '../ui/useTitle';
import { WriteButton } from '../ui/WriteButton/WriteButton';
import { jobLink, leadPageLink, likelyOfJobLink } from './links';

function isRunning(job: Import): boolean {
  return job.state === 'queued' || job.state === 'processing' || job.state === 'paused';
}

function About({ job }: { job: Import }) {
  const at = job.started_at ?? job.queued_at ?? job.created_at;
  return (
    <p className="sm t3 num" style={{ marginTop: 6 }} title={exactMoment(at)}>
      {t('report.by', { id: String(job.id), name: job.started_by.name, at: moment(at) })}{' '}
      {job.duration_ms !== null && t('report.tookShort', { time: duration(job.duration_ms) })}{' '}
      {job.template !== null && t('report.template', { name: job.template.name })}
    </p>
  );
}

// What this job mends, and what mends it.
function Retries({ job }: { job: Import }) {
  if (job.retry_of === null && job.retries.length === 0) return null;
  const link = (id: number) => jobLink(id, t('jobs.job', { id: String(id) }));
  return (
    <p className="sm t2 num" style={{ marginTop: 4 }}>
      {job.retry_of !== null && rich('report.retryOf', { job: link(job.retry_of) })}{' '}
      {job.retries.length > 0 &&
        rich('report.retries', {
          jobs: job.retries.map((id, place) => (
            <span key={id}>
              {place > 0 && ', '}
              {link(id)}
            </span>
          )),
        })}
    </p>
  );
}

export function JobPage({ id }: { id: number }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const query = useQuery(importQuery(id));
  const job = query.data;
  const live = useImportEvents(id, job !== undefined && (isRunning(job) || job.undo_state === 'undoing'));
  const [asking, setAsking] = useState(false);
  useTitle(job?.file_name ?? t('jobs.job', { id: String(id) }));
  const retrying = useMutation({
    mutationFn: () => retryImport(id),
    onSuccess: (next) => client.setQueryData(importQuery(id).queryKey, next),
    onError: (error) => toast({ tone: 'err', title: failureText(error).message, detail: failureText(error).remedy }),
  });

  if (job === undefined) {
    if (query.isPending) {
      return (
        <div className="card">
          <Skeleton />
        </div>
      );
    }
    if (isProblem(query.error) && query.error.status === 404) return <Empty title={t('jobs.gone')} level={1} />;
    return (
      <LoadError
        message={t('error.generic')}
        detail={failureText(query.error).message}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const again = (
    <Button
      variant="default"
      leftSection={<IconUpload size={16} aria-hidden />}
      onClick={() => void navigate({ to: '/leads/import' })}
    >
      {job.state === 'failed' ? t('report.corrected') : t('report.another')}
    </Button>
  );
  if (isRunning(job)) {
    return (
      <div style={{ maxWidth: 1080 }}>
        <p className="b" style={{ overflowWrap: 'anywhere' }}>
          {job.file_name}
        </p>
        <About job={job} />
        <Retries job={job} />
        <div style={{ marginTop: 18 }}>
          <RunProgress
            job={job}
            live={live}
            level={1}
            ways={
              <Button variant="default" onClick={() => void navigate({ to: '/leads' })}>
                {t('run.goToLeads')}
              </Button>
            }
          />
        </div>
      </div>
    );
  }
  return (
    <div style={{ maxWidth: 1080 }}>
      <div className="page-head" style={{ marginBottom: 18 }}>
        <div className="grow">
          <div className="row wrap" style={{ gap: '6px 12px' }}>
            <h1 className="h1" style={{ overflowWrap: 'anywhere' }}>
              {job.file_name}
            </h1>
            <JobBadge state={job.state} undoState={job.undo_state} large />
          </div>
          <About job={job} />
          <Retries job={job} />
        </div>
        <div className="buttons stack">
          {job.may.retry && (
            <WriteButton
              variant="default"
              leftSection={<IconRotate size={16} aria-hidden />}
              aria-busy={retrying.isPending}
              onClick={() => !retrying.isPending && retrying.mutate()}
            >
              {t('report.retry')}
            </WriteButton>
          )}
          {job.may.undo && (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              onClick={() => setAsking(true)}
            >
              {t('report.undo')}
            </Button>
          )}
          {imported(job.tally) > 0 && job.undo_state === 'none' ? (
            <Button
              leftSection={<IconUsers size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/leads', search: { job: id } })}
            >
              {t('report.view')}
            </Button>
          ) : (
            job.state !== 'draft' && again
          )}
        </div>
      </div>
      <FailureNote
        job={job}
        end={endText(job)}
        tools={
          job.files.original ? (
            <Button
              component="a"
              size="xs"
              variant="default"
              href={originalAddress(id)}
              leftSection={<IconDownload size={15} aria-hidden />}
            >
              {t('report.original')}
            </Button>
          ) : null
        }
      />
      <UndoNote job={job} undo={live.undo} leadLink={leadPageLink} />
      <ResultCard job={job} />
      {imported(job.tally) > 0 && job.undo_state === 'none' && <LikelyNote job={id} link={likelyOfJobLink} />}
      <ReportDetails
        job={job}
        leadLink={leadPageLink}
        onFix={(draft) =>
          void navigate({ to: '/leads/import/$draft/$step', params: { draft: String(draft), step: 'execute' } })
        }
        how
      />
      <UndoDialog job={job} opened={asking} onClose={() => setAsking(false)} leadLink={leadPageLink} />
    </div>
  );
}
