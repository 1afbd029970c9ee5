// SPDX-License-Identifier: Apache-2.0
//
// The list of leads, bound to its address.
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { LeadsPage } from '../features/leads/LeadsPage';
import type { LeadsSearch } from '../features/leads/leadsSearch';
import { Drafts } from './Drafts';
import { jobLink, leadPanelLink } from './links';

const leadsRoute = getRouteApi('/session/frame/leads');

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
      onFindDuplicates={(lead) => void navigate({ to: '/duplicates', search: { lead } })}
      onSample={(fields) =>
        void import('../features/upload/sampleFile').then(({ downloadSample }) => downloadSample('csv', fields))
      }
      link={leadPanelLink}
      jobLink={jobLink}
      drafts={<Drafts />}
    />
  );
}
