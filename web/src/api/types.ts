// SPDX-License-Identifier: Apache-2.0
//
// Names for the contract's schemas.
import type { components } from './schema';

type Schemas = components['schemas'];

export type Session = Schemas['Session'];
export type Rights = Schemas['Rights'];
export type User = Schemas['User'];
export type UserRef = Schemas['UserRef'];
export type Settings = Schemas['Settings'];
export type Organisation = Schemas['Organisation'];
export type SetupRequest = Schemas['SetupRequest'];
export type SetupState = Schemas['SetupState'];
export type Field = Schemas['Field'];
export type FieldType = Schemas['FieldType'];
export type Lead = Schemas['Lead'];
export type LeadDetail = Schemas['LeadDetail'];
export type LeadEvent = Schemas['LeadEvent'];
export type LeadOrigin = Schemas['LeadOrigin'];
export type LeadSelection = Schemas['LeadSelection'];
export type Upload = Schemas['Upload'];
export type Detection = Schemas['Detection'];
export type SourceChoice = Schemas['SourceChoice'];
export type Column = Schemas['Column'];
export type Preview = Schemas['Preview'];
export type PreviewRow = Schemas['PreviewRow'];
export type FileNote = Schemas['FileNote'];
export type Survey = Schemas['Survey'];
export type ColumnSurvey = Schemas['ColumnSurvey'];
export type ColumnDecision = Schemas['ColumnDecision'];
export type ColumnValues = Schemas['ColumnValues'];
export type Import = Schemas['Import'];
export type ImportItem = Schemas['ImportItem'];
export type ImportState = Schemas['State'];
export type UndoState = Schemas['UndoState'];
export type Step = Schemas['Step'];
export type Outcome = Schemas['Outcome'];
export type Tally = Schemas['Tally'];
export type Check = Schemas['Check'];
export type ColumnMapping = Schemas['ColumnMapping'];
export type ValueMapping = Schemas['ValueMapping'];
export type Options = Schemas['Options'];
export type Suggestion = Schemas['Suggestion'];
export type SuggestedColumn = Schemas['SuggestedColumn'];
export type SampleLead = Schemas['SampleLead'];
export type RowOutcome = Schemas['RowOutcome'];
export type RowMessage = Schemas['RowMessage'];
export type Summary = Schemas['Summary'];
export type ReasonGroup = Schemas['ReasonGroup'];
export type Undo = Schemas['Undo'];
export type ImportEvent = Schemas['ImportEvent'];
export type Template = Schemas['Template'];
export type Notice = Schemas['Notice'];
export type Page = Schemas['Page'];
