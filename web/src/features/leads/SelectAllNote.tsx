// SPDX-License-Identifier: Apache-2.0
//
// All pages are selected only after the person has said so.
import { t } from '../../i18n/t';
import { Note } from '../../ui/Note/Note';

type SelectAllNoteProps = { onPage: number; total: number; all: boolean; onAll: () => void };

export function SelectAllNote({ onPage, total, all, onAll }: SelectAllNoteProps) {
  return (
    <div style={{ marginBottom: 12 }}>
      <Note tone="info">
        {all ? t('leads.selectedAll', { n: total }) : t('leads.selectedPage', { n: onPage })}{' '}
        {!all && (
          <button type="button" className="link-button" onClick={onAll}>
            {t('leads.selectAll', { n: total })}
          </button>
        )}
      </Note>
    </div>
  );
}
