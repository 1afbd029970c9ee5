// SPDX-License-Identifier: Apache-2.0
//
// After an import: how many pairs of leads look like the same person, with the way to them. Says nothing where there is none.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { likelyOfImportQuery } from '../../api/duplicates';
import { t } from '../../i18n/t';
import { Note } from '../../ui/Note/Note';

export function LikelyNote({ job, link }: { job: number; link: (job: number, children: ReactNode) => ReactNode }) {
  const total = useQuery(likelyOfImportQuery(job)).data?.total ?? 0;
  if (total === 0) return null;
  return (
    <div style={{ marginBottom: 16 }}>
      <Note tone="info" action={link(job, t('likely.see'))}>
        {t('likely.ofImport', { n: total })}
      </Note>
    </div>
  );
}
