// SPDX-License-Identifier: Apache-2.0
//
// The file on its way, and the file that is there with what was found out about it.
import { Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { previewQuery, surveyQuery } from '../../api/imports';
import type { Import, SimilarFile } from '../../api/types';
import { day, percent, size } from '../../i18n/format';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { FileIcon, formatOfName } from '../../ui/FileIcon';
import { IconCheck, IconLoader2 } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import { LoadError } from '../../ui/States/States';
import { timeLeft } from './chooseFile';
import styles from './Upload.module.css';
import type { UploadState } from './useUpload';

const stillReadingMs = 2000;

function Head({ name, text, children }: { name: string; text: string; children: ReactNode }) {
  return (
    <div className="row" style={{ gap: 14 }}>
      <span className="big-icon" style={{ width: 44, height: 44, borderRadius: 11 }}>
        <FileIcon format={formatOfName(name)} size={24} />
      </span>
      <div className="grow">
        <p className="b" style={{ fontSize: 15, overflowWrap: 'anywhere' }}>
          {name}
        </p>
        <p className="sm t3 num">{text}</p>
      </div>
      {children}
    </div>
  );
}

export function SendingCard({
  state,
  onCancel,
}: {
  state: Extract<UploadState, { kind: 'sending' | 'reading' }>;
  onCancel: () => void;
}) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 500);
    return () => clearInterval(timer);
  }, []);
  const sending = state.kind === 'sending';
  const done = sending ? percent(state.sent, state.total) : 100;
  const paused = sending && state.paused;
  const left = sending && !paused ? timeLeft(state.sent, state.total, Date.now() - state.since) : null;
  const reading = !sending && Date.now() - state.since > stillReadingMs ? t('upload.readingLong') : t('upload.reading');
  const text = sending
    ? [t('upload.progress', { done: size(state.sent), total: size(state.total), percent: done }), left]
        .filter(Boolean)
        .join(', ')
    : reading;
  const told = paused ? t('upload.paused') : sending ? t('upload.uploading') : t('upload.reading');
  return (
    <section className={`card ${styles['file']}`} aria-label={t('upload.file')} aria-busy>
      <Head name={state.name} text={text}>
        <Button variant="default" size="xs" onClick={onCancel}>
          {t('upload.cancel')}
        </Button>
      </Head>
      <Progress
        value={done}
        size={8}
        radius="xl"
        mt={16}
        animated={!sending}
        aria-label={t('upload.bar', { name: state.name })}
      />
      {paused && (
        <div style={{ marginTop: 14 }}>
          <Note tone="warn">{t('upload.paused')}</Note>
        </div>
      )}
      <p className="spoken" role="status">
        {told}
      </p>
    </section>
  );
}

function delimiterName(sign: string): string {
  switch (sign) {
    case ',':
    case ';':
    case '|':
      return t(`delimiter.${sign}`);
    case '\t':
      return t('delimiter.tab');
    default:
      return t('delimiter.other', { sign });
  }
}

function similarText(similar: SimilarFile): string {
  const where = { file: similar.file_name, day: similar.ended_at === null ? '' : day(similar.ended_at) };
  return similar.exact
    ? t('upload.similar', { ...where, n: similar.shared, all: similar.addresses })
    : t('upload.similarAbout', { ...where, n: percent(similar.shared, similar.addresses) });
}

function Fact({ children, working = false }: { children: ReactNode; working?: boolean }) {
  return (
    <p className="bullet num">
      {working ? (
        <IconLoader2 size={16} className="turning t3" aria-hidden />
      ) : (
        <IconCheck size={16} stroke={2.4} className="ok" aria-hidden />
      )}
      {children}
    </p>
  );
}

export function FileCard({ job, limit, chooser }: { job: Import; limit: number; chooser: ReactNode }) {
  const survey = useQuery(surveyQuery(job.id, job.source));
  const preview = useQuery(previewQuery(job));
  const bytes = job.upload?.size_bytes ?? 0;
  const { format, sheets, delimiter, encoding } = job.detection;
  const rows = survey.data?.rows;
  const counted = survey.data?.state === 'done' && rows !== undefined;
  const columns = preview.data?.columns.length;
  const error = preview.error ?? survey.error;
  const failure = survey.data?.failure ?? null;
  return (
    <section className={`card ${styles['file']}`} aria-label={t('upload.file')}>
      <Head name={job.file_name} text={t('upload.uploaded', { size: size(bytes) })}>
        {chooser}
      </Head>
      <div className={styles['facts']}>
        <Fact>
          {format === 'csv'
            ? t('upload.factCsv', { delimiter: delimiterName(String(delimiter.value ?? ',')) })
            : t(`upload.fact.${format}`)}
        </Fact>
        <Fact>{t('upload.factSize', { size: size(bytes), limit: size(limit) })}</Fact>
        <Fact working={!counted && error === null && failure === null}>
          {rows === undefined || columns === undefined || !counted
            ? t('preview.counting')
            : t('upload.factRows', { rows, columns })}
        </Fact>
        {format === 'csv' ? (
          <Fact>{t('upload.factEncoding', { encoding: String(encoding.value ?? '') })}</Fact>
        ) : (
          <Fact>{t('upload.factSheets', { n: sheets.length })}</Fact>
        )}
      </div>
      {failure !== null && (
        <div style={{ marginTop: 14 }}>
          <LoadError message={failure.detail} detail={failure.remedy} onRetry={() => void survey.refetch()} />
        </div>
      )}
      {error !== null && (
        <div style={{ marginTop: 14 }}>
          <LoadError
            message={failureText(error).message}
            detail={failureText(error).remedy}
            onRetry={() => {
              void survey.refetch();
              void preview.refetch();
            }}
          />
        </div>
      )}
      <p className="spoken" role="status">
        {counted ? t('upload.ready', { rows }) : ''}
      </p>
    </section>
  );
}

// The same file again, or another one with many of the same people. Nothing is stopped by it.
export function SeenBefore({ job, jobLink }: { job: Import; jobLink: (id: number, children: ReactNode) => ReactNode }) {
  const similar = useQuery(surveyQuery(job.id, job.source)).data?.similar_file ?? null;
  const seen = job.seen_before;
  if (seen === null) {
    if (similar === null) return null;
    return (
      <Note tone="warn" action={jobLink(similar.import_id, t('upload.seeJob', { id: String(similar.import_id) }))}>
        {similarText(similar)}
      </Note>
    );
  }
  return (
    <Note tone="warn" action={jobLink(seen.import_id, t('upload.seeJob', { id: String(seen.import_id) }))}>
      <span className="b">{t('upload.seenBefore')}</span>{' '}
      {seen.ended_at !== null && t('upload.seenBeforeText', { day: day(seen.ended_at), n: seen.created })}
    </Note>
  );
}
