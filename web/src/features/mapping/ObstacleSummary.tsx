// SPDX-License-Identifier: Apache-2.0
//
// Why Next does not go on, with links to the columns it is about.
import type { Column } from '../../api/types';
import { rich, t } from '../../i18n/t';
import { Note } from '../../ui/Note/Note';
import type { Obstacle } from './mappingDraft';

type ObstacleSummaryProps = { obstacles: Obstacle[]; onColumn: (column: number) => void };

function ColumnLinks({ columns, onColumn }: { columns: Column[]; onColumn: (column: number) => void }) {
  return columns.map((column, index) => (
    <span key={column.index}>
      {index > 0 && ', '}
      <button
        type="button"
        className="link-button"
        style={{ textDecoration: 'underline' }}
        onClick={() => onColumn(column.index)}
      >
        {column.name} ({column.letter})
      </button>
    </span>
  ));
}

export function ObstacleSummary({ obstacles, onColumn }: ObstacleSummaryProps) {
  if (obstacles.length === 0) return null;
  return (
    <div style={{ marginBottom: 14, display: 'grid', gap: 8 }}>
      {obstacles.map((obstacle) => {
        switch (obstacle.kind) {
          case 'twice':
            return (
              <Note key={obstacle.field.key} tone="err" alert>
                {rich('map.twice', {
                  field: <b>{obstacle.field.label}</b>,
                  columns: <ColumnLinks columns={obstacle.columns} onColumn={onColumn} />,
                })}
              </Note>
            );
          case 'required':
            return (
              <Note key="required" tone="err" alert>
                {t('map.requiredMissing', { fields: obstacle.fields.map((field) => field.label).join(', ') })}
              </Note>
            );
          case 'nothing':
            return (
              <Note key="nothing" tone="err" alert>
                {t('map.nothing')}
              </Note>
            );
          case 'need':
            return (
              <Note key="need" tone="err" alert>
                {rich('map.choose', {
                  n: obstacle.columns.length,
                  columns: <ColumnLinks columns={obstacle.columns} onColumn={onColumn} />,
                })}
              </Note>
            );
        }
      })}
    </div>
  );
}
