// SPDX-License-Identifier: Apache-2.0
//
// How the file is read: what was found, each choice changeable, a changed one says what was detected.
import { Button, Checkbox } from '@mantine/core';
import type { Detection, SourceChoice } from '../../api/types';
import { t } from '../../i18n/t';
import { IconRotate } from '../../ui/icons';
import { Select } from '../../ui/Select';
import styles from './Preview.module.css';
import {
  asDetected,
  delimiterChoices,
  delimiterLabel,
  encodingChoices,
  encodingValue,
  headerChoices,
  headerLabel,
  isDetected,
  quoteChoices,
  quoteLabel,
  reading,
} from './readingChoices';

type ReadingFormProps = {
  source: SourceChoice;
  detection: Detection;
  // The sheet has cells that are shown as one.
  merged: boolean;
  onChange: (source: SourceChoice) => void;
};

function detected(chosen: unknown, label: string): string | undefined {
  return chosen === null ? undefined : t('preview.detected', { value: label });
}

export function ReadingForm({ source, detection, merged, onChange }: ReadingFormProps) {
  const now = reading(source, detection);
  const found = reading(asDetected, detection);
  // Choosing what was detected is no choice: later detections may then still improve it.
  const set = (part: Partial<SourceChoice>) => onChange({ ...source, ...part });
  const order = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[];
  const common = { allowDeselect: false, inputWrapperOrder: order };
  const text = detection.format === 'csv';
  return (
    <section className={`card ${styles['settings']}`} aria-label={t('preview.settings')}>
      {!text && (
        <Select
          {...common}
          label={t('preview.sheet')}
          data={detection.sheets.map((sheet) => ({
            value: sheet.name,
            label: [
              sheet.rows === null ? sheet.name : t('preview.sheetRows', { name: sheet.name, rows: sheet.rows }),
              sheet.hidden ? t('preview.sheetHidden', { name: '' }) : '',
            ].join(''),
          }))}
          value={now.sheet}
          description={detected(source.sheet, found.sheet)}
          onChange={(value) => set({ sheet: value === found.sheet ? null : value, header_row: null })}
        />
      )}
      {text && (
        <Select
          {...common}
          label={t('preview.delimiter')}
          data={delimiterChoices(now.delimiter)}
          value={now.delimiter}
          description={detected(source.delimiter, delimiterLabel(found.delimiter))}
          onChange={(value) => set({ delimiter: value === found.delimiter ? null : value })}
        />
      )}
      {text && (
        <Select
          {...common}
          label={t('preview.encoding')}
          searchable
          data={encodingChoices(now.encoding)}
          value={now.encoding}
          description={detected(source.encoding, found.encoding)}
          onChange={(value) =>
            set({ encoding: value === null || value === encodingValue(found.encoding) ? null : value })
          }
        />
      )}
      <Select
        {...common}
        label={t('preview.header')}
        data={headerChoices(now.headerRow)}
        value={String(now.headerRow)}
        description={detected(source.header_row, headerLabel(found.headerRow))}
        onChange={(value) => set({ header_row: Number(value) === found.headerRow ? null : Number(value) })}
      />
      {text && (
        <Select
          {...common}
          label={t('preview.quote')}
          data={quoteChoices(now.quote)}
          value={now.quote}
          description={detected(source.quote, quoteLabel(found.quote))}
          onChange={(value) => set({ quote: value === found.quote ? null : value })}
        />
      )}
      {(merged || source.fill_merged === true) && (
        <Checkbox
          style={{ alignSelf: 'end', paddingBottom: 8 }}
          label={t('preview.fillMerged')}
          checked={source.fill_merged === true}
          onChange={(event) => set({ fill_merged: event.currentTarget.checked })}
        />
      )}
      <Button
        variant="subtle"
        style={{ alignSelf: 'end' }}
        leftSection={<IconRotate size={15} aria-hidden />}
        aria-disabled={isDetected(source) || undefined}
        onClick={() => !isDetected(source) && onChange(asDetected)}
      >
        {t('preview.useDetected')}
      </Button>
    </section>
  );
}
