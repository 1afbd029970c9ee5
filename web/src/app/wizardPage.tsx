// SPDX-License-Identifier: Apache-2.0
//
// The wizard, bound to its addresses; loaded when the first import begins.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Step } from '../api/types';
import { ImportWizard } from '../wizard/ImportWizard';
import { ConnectionBar } from './ConnectionBar';
import { LostPage } from './ErrorPage';
import { jobLink, leadPageLink, likelyOfJobLink } from './links';

export function WizardRoute() {
  const { draft, step } = useParams({ strict: false });
  const { template } = useSearch({ strict: false });
  const navigate = useNavigate();
  const onStep = useCallback(
    (id: number, next: Step, replace: boolean) =>
      void navigate({ to: '/leads/import/$draft/$step', params: { draft: String(id), step: next }, replace }),
    [navigate],
  );
  const id = draft === undefined ? null : Number(draft);
  if (id !== null && (!Number.isInteger(id) || id < 1)) return <LostPage />;
  return (
    <>
      <ConnectionBar />
      <ImportWizard
        // Another draft is another wizard.
        key={id ?? 'new'}
        draft={id}
        step={step ?? null}
        template={typeof template === 'number' ? template : null}
        onStep={onStep}
        onLeads={(job) => void navigate({ to: '/leads', search: job === null ? {} : { job } })}
        onAnother={() => void navigate({ to: '/leads/import' })}
        jobLink={jobLink}
        leadLink={leadPageLink}
        likelyLink={likelyOfJobLink}
      />
    </>
  );
}
