// SPDX-License-Identifier: Apache-2.0
//
// The undo dialog over the list of jobs.
import { useQuery } from '@tanstack/react-query';
import { importQuery } from '../api/imports';
import { UndoDialog } from '../features/report/UndoDialog';
import { leadPageLink } from './links';

export function UndoFromList({ id, onClose }: { id: number; onClose: () => void }) {
  const job = useQuery(importQuery(id)).data;
  return job === undefined ? null : <UndoDialog job={job} opened onClose={onClose} leadLink={leadPageLink} />;
}
