// SPDX-License-Identifier: Apache-2.0
//
// A draft stands before its whole file is read. Once the survey is done the draft is asked for again: its detection is final
// then, and so is what is suggested for its columns.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { importQuery, surveyQuery } from './imports';
import type { Import, SourceChoice } from './types';

const asDetected: SourceChoice = { sheet: null, encoding: null, delimiter: null, quote: null, header_row: null };

export function useSettling(job: Import | null): void {
  const client = useQueryClient();
  const id = job?.id ?? 0;
  const open = job !== null && job.state === 'draft' && job.detection.provisional;
  const survey = useQuery({ ...surveyQuery(id, job?.source ?? asDetected), enabled: open }).data;
  const done = open && survey?.state === 'done';
  useEffect(() => {
    if (done) void client.invalidateQueries({ queryKey: importQuery(id).queryKey, exact: true });
  }, [client, done, id]);
}
