// SPDX-License-Identifier: Apache-2.0
//
// The end of an import in the wizard: what came of it, and what to do next.
import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { originalAddress } from '../../api/imports';
import type { Import } from '../../api/types';
import { t, type Key } from '../../i18n/t';
import { IconArrowBackUp, IconDownload, IconUpload, IconUsers } from '../../ui/icons';
import { JobBadge } from '../../ui/JobBadge/JobBadge';
import { endText, imported } from './report';
import { FailureNote, ReportDetails, ResultCard, UndoNote } from './ReportParts';
import { UndoDialog } from './UndoDialog';

type ReportStepProps = {
  job: Import;
  undo: { done: number; total: number };
  onLeads: () => void;
  onAnother: () => void;
  onFix: (draft: number) => void;
  leadLink: (id: number, children: ReactNode) => ReactNode;
  openJob: ReactNode;
  // How many leads look like duplicates of one another since.
  likely: ReactNode;
};

export function ReportStep({ job, undo, onLeads, onAnother, onFix, leadLink, openJob, likely }: ReportStepProps) {
  const [asking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const title = t(`report.${job.state}` as Key);
  return (
    <>
      <div className="row wrap" style={{ gap: 12, marginBottom: 16 }}>
        <div className="grow" style={{ minWidth: 220 }}>
          <h2 className="h1" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {title}
          </h2>
          <p className="t2 num" style={{ marginTop: 4 }} role="status">
            {endText(job)}
          </p>
        </div>
        <JobBadge state={job.state} undoState={job.undo_state} large />
      </div>
      <FailureNote
        job={job}
        tools={
          job.files.original ? (
            <Button
              component="a"
              size="xs"
              variant="default"
              href={originalAddress(job.id)}
              leftSection={<IconDownload size={15} aria-hidden />}
            >
              {t('report.original')}
            </Button>
          ) : null
        }
      />
      <UndoNote job={job} undo={undo} leadLink={leadLink} />
      <ResultCard job={job} />
      <div className="buttons stack" style={{ marginBottom: 20 }}>
        {imported(job.tally) > 0 && job.undo_state === 'none' && (
          <Button leftSection={<IconUsers size={16} aria-hidden />} onClick={onLeads}>
            {t('report.view')}
          </Button>
        )}
        <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={onAnother}>
          {job.state === 'failed' ? t('report.corrected') : t('report.another')}
        </Button>
        <span className="grow" />
        {job.may.undo && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t('report.undo')}
          </Button>
        )}
        {openJob}
      </div>
      {job.undo_state === 'none' && likely}
      <ReportDetails job={job} leadLink={leadLink} onFix={onFix} how={false} />
      <UndoDialog job={job} opened={asking} onClose={() => setAsking(false)} leadLink={leadLink} />
    </>
  );
}
