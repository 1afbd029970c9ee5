// SPDX-License-Identifier: Apache-2.0
//
// Batch Jobs, one job, templates: loaded when first needed.
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportItem } from '../api/types';
import { BatchJobsPage } from '../features/batchJobs/BatchJobsPage';
import { TemplatesPage } from '../features/templates/TemplatesPage';
import { JobPage } from './JobPage';
import { jobLink } from './links';
import { NotFoundPage } from './ErrorPage';
import { UndoFromList } from './UndoFromList';

const jobsRoute = getRouteApi('/session/frame/admin/batch-jobs');
const jobRoute = getRouteApi('/session/frame/admin/batch-jobs/$id');

export function BatchJobsRoute() {
  const search = jobsRoute.useSearch();
  const navigate = useNavigate();
  const [undo, setUndo] = useState<ImportItem | null>(null);
  return (
    <>
      <BatchJobsPage
        search={search}
        onSearch={(next) => void navigate({ to: '/admin/batch-jobs', search: next })}
        onImport={() => void navigate({ to: '/leads/import' })}
        onUndo={setUndo}
        jobLink={jobLink}
      />
      {undo !== null && <UndoFromList id={undo.id} onClose={() => setUndo(null)} />}
    </>
  );
}

export function JobRoute() {
  const id = Number(jobRoute.useParams().id);
  return Number.isInteger(id) && id > 0 ? <JobPage key={id} id={id} /> : <NotFoundPage />;
}

export function TemplatesRoute() {
  const navigate = useNavigate();
  return (
    <TemplatesPage
      onImport={(template) => void navigate({ to: '/leads/import', search: template === null ? {} : { template } })}
    />
  );
}
