// SPDX-License-Identifier: Apache-2.0
//
// One lead on a page of its own.
import { t } from '../../i18n/t';
import { useTitle } from '../../ui/useTitle';
import { LeadCard } from './LeadCard';
import type { JobLink } from './LeadFacts';

type LeadPageProps = {
  id: number;
  jobLink: JobLink;
  onDeleted: () => void;
  onFindDuplicates: (id: number) => void;
};

export function LeadPage({ id, jobLink, onDeleted, onFindDuplicates }: LeadPageProps) {
  useTitle(t('leads.title'));
  return (
    <div className="card" style={{ maxWidth: 760 }}>
      <LeadCard
        id={id}
        jobLink={jobLink}
        onDeleted={onDeleted}
        onFindDuplicates={onFindDuplicates}
        tools={null}
        title={(name) => (
          <h1 className="h1" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </h1>
        )}
      />
    </div>
  );
}
