// SPDX-License-Identifier: Apache-2.0
//
// The first rows as they are read. A row number makes its row the one with the column names.
import type { Field, Import, Preview, PreviewRow, Survey } from '../../api/types';
import { t } from '../../i18n/t';
import { FieldTypeIcon } from '../../ui/fieldTypes';
import { IconArrowNarrowRight } from '../../ui/icons';
import { ScrollRegion } from '../../ui/ScrollRegion/ScrollRegion';
import styles from './Preview.module.css';
import { visible } from './readingChoices';

type SampleGridProps = {
  preview: Preview;
  survey: Survey | undefined;
  mapping: Import['mapping'];
  fields: Field[];
  onHeaderRow: (row: number) => void;
};

type Kind = 'above' | 'header' | 'data';

function GridRow({
  row,
  kind,
  width,
  onHeaderRow,
}: {
  row: PreviewRow;
  kind: Kind;
  width: number;
  onHeaderRow: (row: number) => void;
}) {
  const cells = Array.from({ length: Math.max(width, row.cells.length) }, (_, index) => row.cells[index] ?? '');
  return (
    <tr data-kind={kind}>
      <th scope="row" className={styles['rowHead']}>
        <button
          type="button"
          className={styles['rowButton']}
          aria-pressed={kind === 'header'}
          aria-label={t('preview.useRow', { row: row.row })}
          title={t('preview.useRow', { row: row.row })}
          onClick={() => onHeaderRow(kind === 'header' ? 0 : row.row)}
        >
          {row.row}
        </button>
      </th>
      {cells.map((text, index) =>
        text === '' ? (
          <td key={index} className={styles['blank']}>
            {kind === 'above' ? '' : t('empty.cell')}
          </td>
        ) : (
          <td key={index} title={text.length > 28 ? text : undefined}>
            {visible(text)}
          </td>
        ),
      )}
    </tr>
  );
}

function Target({ label }: { label: string | undefined }) {
  if (label === undefined) return <span className="xs t3">{t('preview.noMatch')}</span>;
  return (
    <span className="row xs b accent" style={{ gap: 3 }}>
      <IconArrowNarrowRight size={13} aria-hidden />
      {label}
    </span>
  );
}

export function SampleGrid({ preview, survey, mapping, fields, onHeaderRow }: SampleGridProps) {
  const width = preview.columns.length;
  return (
    <ScrollRegion label={t('preview.table')}>
      <table className={styles['grid']}>
        <caption className="spoken">{t('preview.caption')}</caption>
        <thead>
          <tr>
            <th className={styles['rowHead']} scope="col">
              <span className="spoken">{t('preview.row')}</span>
            </th>
            {preview.columns.map((column) => {
              const target = mapping.find((entry) => entry.column === column.index)?.field;
              const type = survey?.columns.find((entry) => entry.index === column.index)?.type;
              return (
                <th key={column.index} scope="col">
                  <div className="row" style={{ gap: 7 }}>
                    <span className={styles['letter']} aria-hidden>
                      {column.letter}
                    </span>
                    <span className="spoken">{t('preview.column', { letter: column.letter })}</span>
                    {type !== undefined && (
                      <span className="t3" style={{ display: 'flex' }}>
                        <FieldTypeIcon type={type} size={14} />
                      </span>
                    )}
                    <Target label={fields.find((field) => field.key === target)?.label} />
                  </div>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {preview.above_header.map((row) => (
            <GridRow key={row.row} row={row} kind="above" width={width} onHeaderRow={onHeaderRow} />
          ))}
          {preview.header !== null && (
            <GridRow row={preview.header} kind="header" width={width} onHeaderRow={onHeaderRow} />
          )}
          {preview.rows.map((row) => (
            <GridRow key={row.row} row={row} kind="data" width={width} onHeaderRow={onHeaderRow} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
