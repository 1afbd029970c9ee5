// SPDX-License-Identifier: Apache-2.0
//
// What is to be said of the mapping as a whole: where it comes from, what the template has and the file has not, that nothing fits.
import { Button } from '@mantine/core';
import { t } from '../../i18n/t';
import { Note } from '../../ui/Note/Note';
import styles from './Mapping.module.css';

type MappingNotesProps = {
  earlierImport: number | null;
  missingColumns: readonly string[];
  nothingFits: boolean;
  headerRow: number;
  onBack: () => void;
};

export function MappingNotes({ earlierImport, missingColumns, nothingFits, headerRow, onBack }: MappingNotesProps) {
  return (
    <div className={styles['notes']}>
      {earlierImport !== null && <Note tone="info">{t('map.sources.earlier', { id: String(earlierImport) })}</Note>}
      {missingColumns.length > 0 && (
        <Note tone="warn">{t('map.missing', { n: missingColumns.length, columns: missingColumns.join(', ') })}</Note>
      )}
      {nothingFits && (
        <Note
          tone="warn"
          action={
            <Button size="xs" variant="default" onClick={onBack}>
              {t('map.toPreview')}
            </Button>
          }
        >
          {t('map.noMatchAtAll', { row: headerRow })}
        </Note>
      )}
    </div>
  );
}
