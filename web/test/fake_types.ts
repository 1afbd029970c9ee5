// SPDX-License-Identifier: Apache-2.0
import type { components } from '../src/api/schema';

export type {
  Column,
  ColumnMapping,
  ColumnSurvey,
  ColumnValues,
  Detection,
  ReasonGroup,
  RowOutcome,
  SampleLead,
  SuggestedColumn,
} from '../src/api/types';
export type Decision = components['schemas']['Decision'];
