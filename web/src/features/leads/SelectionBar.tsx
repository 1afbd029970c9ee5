// SPDX-License-Identifier: Apache-2.0
//
// What can be done with the selected leads. All pages are selected only after the person has said so.
import { t } from '../../i18n/t';
import { IconRotate, IconTrash, IconX } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import styles from './Leads.module.css';

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

type SelectionBarProps = {
  count: number;
  trash: boolean;
  onDelete: () => void;
  onRestore: () => void;
  onClear: () => void;
};

export function SelectionBar({ count, trash, onDelete, onRestore, onClear }: SelectionBarProps) {
  return (
    <div className={styles['selection']} role="region" aria-label={t('leads.actions')}>
      <span className="b num" role="status" style={{ marginInlineEnd: 8 }}>
        {t('leads.selected', { n: count })}
      </span>
      {trash ? (
        <button type="button" onClick={onRestore}>
          <IconRotate size={15} aria-hidden />
          {t('leads.restore')}
        </button>
      ) : (
        <button type="button" onClick={onDelete}>
          <IconTrash size={15} aria-hidden />
          {t('leads.delete')}
        </button>
      )}
      <button type="button" aria-label={t('leads.clearSelection')} onClick={onClear}>
        <IconX size={16} aria-hidden />
      </button>
    </div>
  );
}
