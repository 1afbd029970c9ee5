// SPDX-License-Identifier: Apache-2.0
//
// The imports that a person has begun and not started, offered on the list of leads.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { importsQuery } from '../api/imports';
import { useSession } from '../api/session';
import { t } from '../i18n/t';
import { Note } from '../ui/Note/Note';

export function Drafts() {
  const { rights } = useSession();
  const drafts =
    useQuery({ ...importsQuery({ state: 'draft', limit: 3 }), enabled: rights.import }).data?.imports ?? [];
  if (drafts.length === 0) return null;
  return (
    <div style={{ display: 'grid', gap: 8, marginBottom: 14 }}>
      {drafts.map((draft) => (
        <Note
          key={draft.id}
          tone="info"
          action={
            <Link to="/leads/import/$draft/$step" params={{ draft: String(draft.id), step: draft.step }} className="b">
              {t('leads.continue')}
            </Link>
          }
        >
          {t('leads.drafts', { file: draft.file_name, step: t(`step.${draft.step}`) })}
        </Note>
      ))}
    </div>
  );
}
