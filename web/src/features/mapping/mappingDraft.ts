// SPDX-License-Identifier: Apache-2.0
//
// The mapping while a person works on it, as a reducer, and what each row of the screen has to say. Pure. A choice
// is never changed silently: taking a field that another column has leaves both, visibly in conflict.
import type {
  Column,
  ColumnMapping,
  ColumnSurvey,
  ColumnValues,
  Field,
  Suggestion,
  SuggestedColumn,
  ValueMapping,
} from '../../api/types';

export type MappingAction =
  | { kind: 'choose'; column: number; field: string | null }
  | { kind: 'suggested'; column: number; suggestion: SuggestedColumn | undefined }
  | { kind: 'set'; column: number; part: Partial<ColumnMapping> }
  // All columns of that field: joined into one text, or again in conflict.
  | { kind: 'join'; field: string; join: boolean }
  | { kind: 'value'; column: number; value: ValueMapping | { text: string; action: null } }
  | { kind: 'replace'; mapping: ColumnMapping[] };

// What belongs to the old field goes with it.
function fresh(column: number, field: string | null, chosenBy: ColumnMapping['chosen_by']): ColumnMapping {
  return {
    column,
    field,
    chosen_by: chosenBy,
    date_order: null,
    decimal_mark: null,
    country: null,
    lenient: false,
    on_bad_value: 'fail',
    default: null,
    merge: null,
    values: [],
    clean_up: [],
    join: false,
    split: null,
  };
}

function change(entry: ColumnMapping, action: Exclude<MappingAction, { kind: 'replace' | 'join' }>): ColumnMapping {
  switch (action.kind) {
    case 'choose':
      return entry.field === action.field && action.field !== null
        ? entry
        : fresh(entry.column, action.field, 'person');
    case 'suggested':
      return fresh(entry.column, action.suggestion?.field ?? null, 'suggestion');
    case 'set':
      return { ...entry, ...action.part };
    case 'value': {
      const others = entry.values.filter((value) => value.text !== action.value.text);
      return { ...entry, values: action.value.action === null ? others : [...others, action.value] };
    }
  }
}

export function mappingReducer(mapping: ColumnMapping[], action: MappingAction): ColumnMapping[] {
  if (action.kind === 'replace') return action.mapping;
  if (action.kind === 'join')
    return mapping.map((entry) => (entry.field === action.field ? { ...entry, join: action.join } : entry));
  return mapping.map((entry) => (entry.column === action.column ? change(entry, action) : entry));
}

export type Match = 'exact' | 'likely' | 'check' | 'person' | 'template' | 'twice' | 'none' | 'skipped';
export type Need = 'date_order' | 'decimal_mark' | 'values' | null;

export type ColumnView = {
  column: Column;
  entry: ColumnMapping;
  field: Field | undefined;
  survey: ColumnSurvey | undefined;
  suggestion: SuggestedColumn | undefined;
  match: Match;
  // The other column that has the same field and makes a conflict.
  rival: Column | undefined;
  // The other column that goes to the same text, joined with this one.
  joined: Column | undefined;
  need: Need;
  attention: boolean;
};

const dateTypes = new Set(['date', 'date_time']);
const numberTypes = new Set(['integer', 'decimal', 'money', 'percent']);
export const choiceTypes = new Set(['picklist', 'multi_picklist', 'user']);

function matchOf(entry: ColumnMapping, suggestion: SuggestedColumn | undefined, rival: Column | undefined): Match {
  if (rival !== undefined) return 'twice';
  if (entry.field === null) return entry.chosen_by === 'person' ? 'skipped' : 'none';
  if (entry.chosen_by === 'template') return 'template';
  if (entry.chosen_by === 'person') return 'person';
  if (suggestion === undefined || suggestion.field !== entry.field || suggestion.match === 'none') return 'check';
  return suggestion.match;
}

// Texts of several columns can become one.
export const canJoin = (field: Field) => (field.type === 'text' || field.type === 'long_text') && !field.import_only;

// Fields that the second value of a cell can go to: those that need no decision about a whole column.
const splitTypes = new Set(['text', 'long_text', 'email', 'phone', 'url', 'picklist', 'multi_picklist']);
export const canTakeSplit = (field: Field) => splitTypes.has(field.type) && !field.import_only && !field.read_only;

const takes = (entry: ColumnMapping, field: string) => entry.field === field || entry.split?.to === field;

// Values of the file that no option fits and nobody has decided yet.
export function openValues(entry: ColumnMapping, values: ColumnValues | undefined): ColumnValues['values'] {
  if (values === undefined) return [];
  return values.values.filter(
    (value) => value.text !== '' && value.option === null && !entry.values.some((chosen) => chosen.text === value.text),
  );
}

function needOf(
  entry: ColumnMapping,
  field: Field | undefined,
  survey: ColumnSurvey | undefined,
  values: ColumnValues | undefined,
): Need {
  if (field === undefined) return null;
  if (dateTypes.has(field.type)) {
    const decision = survey?.date_order;
    return decision != null && decision.value === null && decision.ambiguous > 0 && entry.date_order === null
      ? 'date_order'
      : null;
  }
  if (numberTypes.has(field.type)) {
    const decision = survey?.decimal_mark;
    return decision != null && decision.value === null && decision.ambiguous > 0 && entry.decimal_mark === null
      ? 'decimal_mark'
      : null;
  }
  // An open list takes what comes; a column with far too many values is told elsewhere.
  if (
    choiceTypes.has(field.type) &&
    !field.options_open &&
    values?.complete === true &&
    openValues(entry, values).length > 0
  )
    return 'values';
  return null;
}

type Facts = {
  columns: readonly Column[];
  mapping: readonly ColumnMapping[];
  fields: readonly Field[];
  survey: readonly ColumnSurvey[];
  suggestion: Suggestion | undefined;
  values: ReadonlyMap<number, ColumnValues>;
};

export function columnViews({ columns, mapping, fields, survey, suggestion, values }: Facts): ColumnView[] {
  return columns.flatMap((column) => {
    const entry = mapping.find((candidate) => candidate.column === column.index);
    if (entry === undefined) return [];
    const field = fields.find((candidate) => candidate.key === entry.field);
    const other = mapping.find(
      (candidate) => candidate.column !== column.index && entry.field !== null && takes(candidate, entry.field),
    );
    const second = columns.find((candidate) => candidate.index === other?.column);
    // Several columns may fill a list, and a text where that was chosen: their values join.
    const isJoined = field !== undefined && canJoin(field) && entry.join === true && other?.join === true;
    const rival = field?.type === 'multi_picklist' || isJoined ? undefined : second;
    const suggested = suggestion?.columns.find((candidate) => candidate.column === column.index);
    const facts = survey.find((candidate) => candidate.index === column.index);
    const match = matchOf(entry, suggested, rival);
    const need = needOf(entry, field, facts, values.get(column.index));
    return [
      {
        column,
        entry,
        field,
        survey: facts,
        suggestion: suggested,
        match,
        rival,
        joined: isJoined ? second : undefined,
        need,
        attention: match === 'twice' || match === 'check' || need !== null,
      },
    ];
  });
}

export type Obstacle =
  | { kind: 'twice'; field: Field; columns: Column[] }
  | { kind: 'required'; fields: Field[] }
  | { kind: 'nothing' }
  | { kind: 'need'; columns: Column[] };

// A mapped Full Name stands for Last Name.
export function missingRequired(
  views: readonly ColumnView[],
  fields: readonly Field[],
  fixed: readonly string[],
): Field[] {
  const mapped = new Set([
    ...views.flatMap(({ entry }) => (entry.field === null ? [] : [entry.field, entry.split?.to ?? entry.field])),
    ...fixed,
  ]);
  if (mapped.has('full_name')) mapped.add('last_name');
  return fields.filter((field) => field.required && !field.import_only && !mapped.has(field.key));
}

// What stops Next, the gravest first.
export function obstacles(
  views: readonly ColumnView[],
  fields: readonly Field[],
  fixed: readonly string[],
): Obstacle[] {
  const found: Obstacle[] = [];
  for (const field of fields) {
    const sharing = views.filter((view) => view.match === 'twice' && view.entry.field === field.key);
    if (sharing.length > 1) found.push({ kind: 'twice', field, columns: sharing.map((view) => view.column) });
  }
  if (views.every((view) => view.entry.field === null)) return [...found, { kind: 'nothing' }];
  const missing = missingRequired(views, fields, fixed);
  if (missing.length > 0) found.push({ kind: 'required', fields: missing });
  const open = views.filter((view) => view.need !== null);
  if (open.length > 0) found.push({ kind: 'need', columns: open.map((view) => view.column) });
  return found;
}
