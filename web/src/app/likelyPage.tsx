// SPDX-License-Identifier: Apache-2.0
//
// Likely duplicates, bound to their address.
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { LikelyPage } from '../features/duplicates/LikelyPage';
import { leadPageLink } from './links';

const likelyRoute = getRouteApi('/session/frame/duplicates');

export function LikelyRoute() {
  const search = likelyRoute.useSearch();
  const navigate = useNavigate();
  return (
    <LikelyPage
      key={`${search.lead ?? ''} ${search.job ?? ''}`}
      search={search}
      onAll={() => void navigate({ to: '/duplicates', search: {} })}
      leadLink={leadPageLink}
    />
  );
}
