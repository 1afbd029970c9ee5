// SPDX-License-Identifier: Apache-2.0
//
// The pages of the frame, bound to their addresses.
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { LeadPage } from '../features/leads/LeadPage';
import { LeadsPage } from '../features/leads/LeadsPage';
import type { LeadsSearch } from '../features/leads/leadsSearch';
import { Drafts } from './Drafts';
import { NotFoundPage } from './ErrorPage';
import { jobLink, leadPanelLink } from './links';

const leadsRoute = getRouteApi('/session/frame/leads');
const leadRoute = getRouteApi('/session/frame/leads/$id');

export function LeadsRoute() {
  const search = leadsRoute.useSearch();
  const navigate = useNavigate();
  const onSearch = useCallback((next: LeadsSearch) => void navigate({ to: '/leads', search: next }), [navigate]);
  return (
    <LeadsPage
      search={search}
      onSearch={onSearch}
      onImport={() => void navigate({ to: '/leads/import' })}
      onOpenPage={(id) => void navigate({ to: '/leads/$id', params: { id: String(id) } })}
      link={leadPanelLink}
      jobLink={jobLink}
      drafts={<Drafts />}
    />
  );
}

export function LeadRoute() {
  const id = Number(leadRoute.useParams().id);
  const navigate = useNavigate();
  if (!Number.isInteger(id) || id < 1) return <NotFoundPage />;
  return <LeadPage id={id} jobLink={jobLink} onDeleted={() => void navigate({ to: '/leads' })} />;
}
