// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/settled_draft.h"

#include <algorithm>
#include <utility>

#include "engine/surveys/upload_survey.h"
#include "engine/verbs/create_import.h"
#include "engine/verbs/find_import.h"

namespace inlet::engine {
namespace {

using imports::ImportRecord;

// What a person chose stays with its column: the same file has the same columns, whatever their names turn out to be.
std::vector<DraftColumn> suggest_anew(const Suggestion& suggestion, const std::vector<DraftColumn>& before) {
  std::vector<DraftColumn> columns = draft_columns(suggestion);
  for (DraftColumn& column : columns) {
    const auto old = std::ranges::find(before, column.column, &DraftColumn::column);
    if (old != before.end() && old->chosen_by == ChosenBy::kPerson) column = *old;
  }
  return columns;
}

Result<ImportRecord> settle_with(Engine& engine, const access::Actor& actor, const tables::TableSurvey& survey,
                                 ImportDraft draft, ImportRecord record) {
  const TemplateUse use = draft.template_id == 0 ? TemplateUse::kNone : TemplateUse::kBest;
  INLET_ASSIGN(const auto suggestion, suggest(engine, actor, survey, draft.template_id, use));
  draft.columns = suggest_anew(suggestion, draft.columns);
  draft.external_system = suggestion.mapping.source;
  const imports::RunId check_run = record.check_run;
  write_draft(draft, record);
  record.check_run = check_run;
  record.profile = tables::to_json(survey.profile);
  record.tally.total = static_cast<std::int64_t>(survey.records);
  return record;
}

Result<imports::Upload> upload_of_draft(Engine& engine, const ImportRecord& record) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  return upload_of(*transaction, record);
}

}  // namespace

Result<ImportRecord> settle(Engine& engine, const access::Actor& actor, ImportRecord record) {
  if (is_settled(record)) return record;
  INLET_ASSIGN(ImportDraft draft, read_draft(record));
  INLET_ASSIGN(const auto upload, upload_of_draft(engine, record));
  INLET_ASSIGN(const auto survey, survey_of_upload(engine, upload, draft.source));
  return settle_with(engine, actor, survey, std::move(draft), std::move(record));
}

Result<ImportRecord> settle_if_surveyed(Engine& engine, const access::Actor& actor, ImportRecord record) {
  if (is_settled(record)) return record;
  INLET_ASSIGN(ImportDraft draft, read_draft(record));
  INLET_ASSIGN(const auto upload, upload_of_draft(engine, record));
  INLET_ASSIGN(const auto standing, survey_so_far(engine, upload, draft.source));
  if (!standing.survey) return record;
  return settle_with(engine, actor, *standing.survey, std::move(draft), std::move(record));
}

Result<SettledDraft> settled_draft(Engine& engine, const access::Actor& actor, imports::ImportId id) {
  SettledDraft settled;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(settled.record, find_draft(*transaction, actor, id));
    INLET_ASSIGN(settled.upload, upload_of(*transaction, settled.record));
  }
  INLET_ASSIGN(settled.record, settle(engine, actor, std::move(settled.record)));
  INLET_ASSIGN(settled.draft, read_draft(settled.record));
  INLET_ASSIGN(settled.survey, survey_of_upload(engine, settled.upload, settled.draft.source));
  return settled;
}

}  // namespace inlet::engine
