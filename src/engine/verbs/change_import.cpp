// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/change_import.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text/country_names.h"
#include "base/text/fold.h"
#include "engine/load_actor.h"
#include "engine/surveys/upload_survey.h"
#include "engine/verbs/change_template.h"
#include "engine/verbs/create_import.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/settings.h"
#include "engine/verbs/settled_draft.h"

namespace inlet::engine {
namespace {

using imports::ImportRecord;

// Changes go in by store(), which notices if the draft changed since.
struct Opened : SettledDraft {
  imports::FixCount fixes;
};

Result<Opened> open(Engine& engine, const access::Actor& actor, imports::ImportId id) {
  INLET_ASSIGN(auto settled, settled_draft(engine, actor, id));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto fixes, transaction->fixes().count(id));
  return Opened{std::move(settled), fixes};
}

// The same without waiting for the survey: with what is known of the columns.
Result<Opened> open_at_once(Engine& engine, const access::Actor& actor, imports::ImportId id) {
  Opened opened;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(opened.record, find_draft(*transaction, actor, id));
    INLET_ASSIGN(opened.upload, upload_of(*transaction, opened.record));
    INLET_ASSIGN(opened.fixes, transaction->fixes().count(id));
  }
  INLET_ASSIGN(opened.record, settle_if_surveyed(engine, actor, std::move(opened.record)));
  INLET_ASSIGN(opened.draft, read_draft(opened.record));
  auto known = known_survey(engine, opened.upload, opened.draft.source);
  // A reading that failed has no columns, but another may be chosen.
  if (known.has_value()) opened.survey = std::move(known->survey);
  return opened;
}

// The way in which the file is read now, and what is known of it; the draft is settled once all of it is.
void take_reading(const tables::SourceChoices& source, KnownSurvey known, Opened& opened) {
  opened.draft.source = source;
  opened.survey = std::move(known.survey);
  opened.record.profile = known.is_final ? tables::to_json(opened.survey.profile) : std::string();
  opened.record.tally.total = known.is_final ? static_cast<std::int64_t>(opened.survey.records) : 0;
}

// For fields of users an option is the number of one; whether there is such a user shows in the check.
bool is_option(const leads::Field& field, const std::string& id) {
  if (field.type == leads::FieldType::kUser)
    return !id.empty() && std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
  return std::ranges::find(field.options, id, &leads::FieldOption::id) != field.options.end();
}

// "de" is DE; a name is answered with its code.
Result<void> check_country(std::string& code) {
  if (code.empty()) return {};
  std::string capitals = code;
  for (char& letter : capitals)
    letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  const std::string folded = base::fold_loose(code);
  std::string remedy = "Write a code of two letters, such as DE.";
  for (const base::Country& country : base::countries()) {
    if (country.alpha2 == capitals) {
      code = capitals;
      return {};
    }
    const auto is_meant = [&](const std::string& name) { return base::fold_loose(name) == folded; };
    if (base::fold_loose(country.name) == folded || std::ranges::any_of(base::country_synonyms(country), is_meant))
      remedy = "Write " + country.alpha2 + ".";
  }
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting, {"Country", code, remedy});
}

bool same_source(const tables::SourceChoices& a, const tables::SourceChoices& b) {
  return a.encoding == b.encoding && a.delimiter == b.delimiter && a.quote == b.quote && a.sheet == b.sheet &&
         a.header_row == b.header_row && a.fill_merged == b.fill_merged;
}

// Fixes stand by the number of their record, which another reading of the file gives to another row.
enum class Fixes : std::uint8_t { kKeep, kDrop };

Result<ImportRecord> store(Engine& engine, const access::Actor& actor, ImportRecord record, std::int64_t version,
                           const ImportDraft& draft, Fixes fixes = Fixes::kKeep) {
  const imports::RunId old_check = record.check_run;
  write_draft(draft, record);
  record.check_run = old_check;
  record.version = version;
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(find_draft(*transaction, actor, record.id));
  if (fixes == Fixes::kDrop) INLET_TRY(transaction->fixes().remove_all(record.id));
  INLET_TRY(outdate_check(engine, *transaction, record));
  INLET_TRY(transaction->ledger().change_draft(record, engine.clock.now()));
  INLET_TRY(transaction->commit());
  engine.signal.news();
  ++record.version;
  return record;
}

}  // namespace

Result<void> outdate_check(Engine& engine, store::Transaction& transaction, ImportRecord& record) {
  if (record.check_run == 0) return {};
  record.check_run = 0;
  INLET_ASSIGN(const auto job, transaction.jobs().find_for_import(record.id));
  if (!job || (job->state != jobs::JobState::kRunning && job->state != jobs::JobState::kAvailable)) return {};
  return transaction.jobs().ask(job->id, jobs::JobWish::kCancel, engine.clock.now());
}

Result<ImportRecord> choose_source(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                   std::int64_t version, const tables::SourceChoices& source) {
  INLET_ASSIGN(auto opened, open_at_once(engine, actor, id));
  INLET_ASSIGN(auto known, known_survey(engine, opened.upload, source));
  INLET_ASSIGN(const auto suggestion, suggest(engine, actor, known.survey, opened.draft.template_id));

  // A person's choices go with the names of the columns; what the system chose it chooses anew.
  std::map<std::string, DraftColumn> kept;
  for (const DraftColumn& column : opened.draft.columns) {
    if (column.chosen_by == ChosenBy::kPerson && column.column < opened.survey.header.columns.size()) {
      kept[opened.survey.header.columns[column.column].name] = column;
    }
  }
  const bool is_same = same_source(source, opened.draft.source);
  take_reading(source, std::move(known), opened);
  ImportDraft& draft = opened.draft;
  draft.columns = draft_columns(suggestion);
  for (DraftColumn& column : draft.columns) {
    const auto place = kept.find(opened.survey.header.columns[column.column].name);
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
  const Fixes fixes = is_same ? Fixes::kKeep : Fixes::kDrop;
  if (fixes == Fixes::kDrop && opened.fixes.all() > 0) {
    draft.dropped.push_back(std::to_string(opened.fixes.all()) + (opened.fixes.all() == 1 ? " fix" : " fixes"));
  }
  return store(engine, actor, std::move(opened.record), version, draft, fixes);
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
  for (DraftColumn& column : columns) INLET_TRY(check_country(column.options.phone_country));
  if (std::ranges::any_of(columns, [](const DraftColumn& column) { return column.merge.has_value(); })) {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const Settings settings, read_settings(*transaction));
    if (!may_choose_duplicates(actor, settings)) {
      return base::make_error(base::ErrorKind::kForbidden, base::Code::kNotAllowed);
    }
  }
  opened.draft.columns = std::move(columns);
  opened.draft.dropped.clear();
  return store(engine, actor, std::move(opened.record), version, opened.draft);
}

Result<ImportRecord> choose_values(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                   std::int64_t version, std::uint32_t column,
                                   const std::vector<ValueChoice>& choices) {
  INLET_ASSIGN(auto opened, open(engine, actor, id));
  std::shared_ptr<const leads::FieldCatalog> catalog;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(catalog, catalog_for(*transaction, actor));
  }
  const auto drafted = std::ranges::find(opened.draft.columns, column, &DraftColumn::column);
  const leads::Field* field = drafted == opened.draft.columns.end() ? nullptr : catalog->find(drafted->field);
  if (field == nullptr || field->hidden)
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest, {"The column goes to no field."});
  std::map<std::string, std::string>& chosen = drafted->options.value_map;
  std::set<std::string> named;
  for (const ValueChoice& choice : choices) named.insert(base::fold_loose(choice.text));
  std::erase_if(chosen, [&](const auto& known) { return named.contains(base::fold_loose(known.first)); });
  for (const ValueChoice& choice : choices) {
    if (!choice.action) continue;
    if (choice.action == ValueAction::kUse && !is_option(*field, choice.option)) {
      return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest,
                              {"“" + choice.option + "” is no option of " + field->label + "."});
    }
    const bool is_of_picklists = choice.action == ValueAction::kAdd || choice.action == ValueAction::kFail;
    if (is_of_picklists && field->type == leads::FieldType::kUser) continue;
    if (choice.action == ValueAction::kAdd && !may_add_options(actor, *field))
      return base::make_error(base::ErrorKind::kForbidden, base::Code::kNotAllowed);
    chosen[choice.text] = stored_choice(*choice.action, choice.option);
  }
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
  const leads::MatchPolicy& wanted = options.policy;
  const leads::MatchPolicy& standard = settings.policy;
  const bool differs = wanted.on_duplicate != standard.on_duplicate || wanted.on_unmatched != standard.on_unmatched ||
                       wanted.merge != standard.merge || wanted.clear_with_na != standard.clear_with_na;
  if (differs && !may_choose_duplicates(actor, settings))
    return base::make_error(base::ErrorKind::kForbidden, base::Code::kNotAllowed);
  opened.draft.policy = options.policy;
  opened.draft.defaults = options.defaults;
  return store(engine, actor, std::move(opened.record), version, opened.draft);
}

Result<ImportRecord> choose_template(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                     std::int64_t version, std::int64_t template_id) {
  INLET_ASSIGN(auto opened, open_at_once(engine, actor, id));
  Fixes fixes = Fixes::kKeep;
  if (template_id != 0) {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto stored, find_template(*transaction, actor, template_id));
    INLET_ASSIGN(TemplateChoices choices, choices_of(*transaction, actor, stored));
    opened.draft.policy = choices.policy;
    opened.draft.defaults = std::move(choices.defaults);
    if (!same_source(choices.source, opened.draft.source)) {
      // The template may know another reading of the file, which this one may not have.
      auto known = known_survey(engine, opened.upload, choices.source);
      if (known.has_value()) {
        take_reading(choices.source, std::move(*known), opened);
        fixes = Fixes::kDrop;
      }
    }
  }
  INLET_ASSIGN(const auto suggestion, suggest(engine, actor, opened.survey, template_id, TemplateUse::kNone));
  opened.draft.columns = draft_columns(suggestion);
  opened.draft.template_id = template_id;
  opened.draft.dropped.clear();
  opened.record.template_name = suggestion.saved ? suggestion.saved->name : "";
  return store(engine, actor, std::move(opened.record), version, opened.draft, fixes);
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
