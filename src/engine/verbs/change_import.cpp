// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/change_import.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/verbs/create_import.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/settings.h"
#include "engine/verbs/view_source.h"

namespace inlet::engine {
namespace {

using imports::ImportRecord;

struct Opened {
  ImportRecord record;
  imports::Upload upload;
  ImportDraft draft;
  tables::TableSurvey survey;
};

// The draft with the survey of its file, as of one moment; changes go in by store(), which notices if it changed since.
Result<Opened> open(Engine& engine, const access::Actor& actor, imports::ImportId id) {
  Opened opened;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(opened.record, find_draft(*transaction, actor, id));
    INLET_ASSIGN(opened.upload, upload_of(*transaction, opened.record));
  }
  INLET_ASSIGN(opened.draft, read_draft(opened.record));
  INLET_ASSIGN(opened.survey, survey_upload(engine, opened.upload, opened.draft.source));
  return opened;
}

Result<ImportRecord> store(Engine& engine, const access::Actor& actor, ImportRecord record, std::int64_t version,
                           const ImportDraft& draft) {
  const imports::RunId old_check = record.check_run;
  write_draft(draft, record);
  record.version = version;
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(find_draft(*transaction, actor, record.id));
  INLET_TRY(transaction->ledger().change_draft(record));
  if (old_check != 0) {
    INLET_ASSIGN(const auto job, transaction->jobs().find_for_import(record.id));
    if (job && (job->state == jobs::JobState::kRunning || job->state == jobs::JobState::kAvailable)) {
      INLET_TRY(transaction->jobs().ask(job->id, jobs::JobWish::kCancel, engine.clock.now()));
    }
  }
  INLET_TRY(transaction->commit());
  engine.signal.news();
  ++record.version;
  return record;
}

}  // namespace

Result<ImportRecord> choose_source(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                   std::int64_t version, const tables::SourceChoices& source) {
  INLET_ASSIGN(auto opened, open(engine, actor, id));
  INLET_ASSIGN(const auto survey, survey_upload(engine, opened.upload, source));
  INLET_ASSIGN(const auto suggestion, suggest(engine, actor, survey, opened.draft.template_id));

  // A person's choices go with the names of the columns; what the system chose it chooses anew.
  std::map<std::string, DraftColumn> kept;
  for (const DraftColumn& column : opened.draft.columns) {
    if (column.chosen_by == ChosenBy::kPerson && column.column < opened.survey.header.columns.size()) {
      kept[opened.survey.header.columns[column.column].name] = column;
    }
  }
  ImportDraft draft = opened.draft;
  draft.source = source;
  draft.columns = draft_columns(suggestion.mapping);
  for (DraftColumn& column : draft.columns) {
    const auto place = kept.find(survey.header.columns[column.column].name);
    if (place == kept.end()) continue;
    const std::uint32_t index = column.column;
    column = place->second;
    column.column = index;
    kept.erase(place);
  }
  for (const DraftColumn& column : draft.columns) {
    if (column.chosen_by != ChosenBy::kPerson) continue;
    for (DraftColumn& other : draft.columns) {
      if (other.chosen_by != ChosenBy::kPerson && other.field == column.field) other.field.clear();
    }
  }
  draft.dropped.clear();
  for (const auto& [name, column] : kept) draft.dropped.push_back(name);
  opened.record.profile = tables::to_json(survey.profile);
  opened.record.tally.total = static_cast<std::int64_t>(survey.records);
  return store(engine, actor, std::move(opened.record), version, draft);
}

Result<ImportRecord> choose_mapping(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                    std::int64_t version, std::vector<DraftColumn> columns) {
  INLET_ASSIGN(auto opened, open(engine, actor, id));
  std::ranges::sort(columns, {}, &DraftColumn::column);
  const std::size_t width = opened.survey.header.columns.size();
  const auto is_same = [](const DraftColumn& a, const DraftColumn& b) { return a.column == b.column; };
  if (std::ranges::adjacent_find(columns, is_same) != columns.end() ||
      (!columns.empty() && columns.back().column >= width)) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest,
                            {"Each column of the file can be named once."});
  }
  opened.draft.columns = std::move(columns);
  opened.draft.dropped.clear();
  return store(engine, actor, std::move(opened.record), version, opened.draft);
}

Result<ImportRecord> choose_options(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                    std::int64_t version, const DraftOptions& options) {
  INLET_ASSIGN(auto opened, open(engine, actor, id));
  Settings settings;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(settings, read_settings(*transaction));
  }
  const bool differs = options.policy.on_duplicate != settings.policy.on_duplicate ||
                       options.policy.on_unmatched != settings.policy.on_unmatched;
  const bool may_choose =
      settings.people_may_choose || actor.scope(access::Right::kChooseDuplicates) == access::Scope::kAll;
  if (differs && !may_choose) return base::make_error(base::ErrorKind::kForbidden, base::Code::kNotAllowed);
  opened.draft.policy = options.policy;
  opened.draft.defaults = options.defaults;
  return store(engine, actor, std::move(opened.record), version, opened.draft);
}

Result<ImportRecord> choose_template(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                     std::int64_t version, std::int64_t template_id) {
  INLET_ASSIGN(auto opened, open(engine, actor, id));
  Suggestion suggestion;
  if (template_id != 0) {
    INLET_ASSIGN(suggestion, suggest(engine, actor, opened.survey, template_id));
  } else {
    const auto transaction = engine.database.begin(store::Access::kRead);
    if (!transaction.has_value()) return transaction.error();
    INLET_ASSIGN(const auto catalog, (*transaction)->catalog().current());
    suggestion.mapping = imports::suggest_mapping(*catalog, opened.survey, {});
  }
  opened.draft.columns = draft_columns(suggestion.mapping);
  opened.draft.template_id = template_id;
  opened.draft.dropped.clear();
  opened.record.template_name = suggestion.saved ? suggestion.saved->name : "";
  return store(engine, actor, std::move(opened.record), version, opened.draft);
}

Result<ImportRecord> choose_step(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                 const std::string& step) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(auto record, find_draft(*transaction, actor, id));
  record.step = step;
  INLET_TRY(transaction->ledger().move(record, imports::ImportState::kDraft));
  INLET_TRY(transaction->commit());
  return record;
}

Result<void> delete_draft(Engine& engine, const access::Actor& actor, imports::ImportId id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(find_draft(*transaction, actor, id));
  INLET_ASSIGN(const auto job, transaction->jobs().find_for_import(id));
  if (job) INLET_TRY(transaction->jobs().ask(job->id, jobs::JobWish::kCancel, engine.clock.now()));
  INLET_TRY(transaction->ledger().remove_draft(id));
  return transaction->commit();
}

}  // namespace inlet::engine
