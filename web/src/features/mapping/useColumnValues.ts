// SPDX-License-Identifier: Apache-2.0
//
// The values of the columns whose fields have a list of choices.
import { useQueries } from '@tanstack/react-query';
import { columnValuesQuery } from '../../api/imports';
import type { ColumnMapping, ColumnValues, Field, Import } from '../../api/types';
import { choiceTypes } from './mappingDraft';

export function useColumnValues(
  job: Import,
  mapping: readonly ColumnMapping[],
  fields: readonly Field[],
): ReadonlyMap<number, ColumnValues> {
  const asked = mapping.flatMap((entry) => {
    const field = fields.find((candidate) => candidate.key === entry.field);
    return field !== undefined && choiceTypes.has(field.type) ? [{ column: entry.column, field: field.key }] : [];
  });
  return useQueries({
    queries: asked.map(({ column, field }) => columnValuesQuery(job.id, column, field, job.source)),
    combine: (answers) => {
      const entries = answers.flatMap((answer, index) => {
        const column = asked[index]?.column;
        return answer.data === undefined || column === undefined ? [] : [[column, answer.data] as const];
      });
      return new Map(entries);
    },
  });
}
