// SPDX-License-Identifier: Apache-2.0
//
// One lead's page, bound to its address.
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { LeadPage } from '../features/leads/LeadPage';
import { NotFoundPage } from './ErrorPage';
import { jobLink } from './links';

const leadRoute = getRouteApi('/session/frame/leads/$id');

export function LeadRoute() {
  const id = Number(leadRoute.useParams().id);
  const navigate = useNavigate();
  if (!Number.isInteger(id) || id < 1) return <NotFoundPage />;
  return (
    <LeadPage
      id={id}
      jobLink={jobLink}
      onDeleted={() => void navigate({ to: '/leads' })}
      onFindDuplicates={(lead) => void navigate({ to: '/duplicates', search: { lead } })}
    />
  );
}
