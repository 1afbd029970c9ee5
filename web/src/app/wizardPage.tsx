// SPDX-License-Identifier: Apache-2.0
//
// The wizard, bound to its addresses; loaded when the first import begins.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback } from 'react';
import { useSession } from '../api/session';
import type { Step } from '../api/types';
import type { NewField } from '../features/mapping/MappingStep';
import { ImportWizard } from '../wizard/ImportWizard';
import { ConnectionBar } from './ConnectionBar';
import { LostPage } from './ErrorPage';
import { jobLink, leadPageLink, likelyOfJobLink } from './links';

const FieldPanel = lazy(() =>
  import('../features/fields/FieldPanel').then(({ FieldPanel: panel }) => ({ default: panel })),
);

const newField: NewField = (proposal, onDone) => (
  <Suspense>
    <FieldPanel field={null} proposal={proposal} onSaved={(field) => onDone(field.key)} onClose={() => onDone(null)} />
  </Suspense>
);

export function WizardRoute() {
  const { rights } = useSession();
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
        newField={rights.change_settings ? newField : null}
      />
    </>
  );
}
