// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/create_import.h"

#include <algorithm>
#include <utility>

#include "engine/load_actor.h"
#include "engine/surveys/upload_survey.h"
#include "engine/verbs/change_template.h"
#include "engine/verbs/save_template.h"
#include "engine/verbs/settings.h"
#include "imports/mapping/mapping_template.h"

namespace inlet::engine {
namespace {

Result<std::optional<imports::MappingTemplate>> choose_saved(store::Transaction& transaction,
                                                             const access::Actor& actor,
                                                             const leads::FieldCatalog& catalog,
                                                             const tables::Header& header, std::int64_t template_id,
                                                             Suggestion& suggestion) {
  INLET_ASSIGN(auto all, transaction.templates().list(actor.user));
  std::optional<imports::MappingTemplate> best;
  for (store::StoredTemplate& stored : all) {
    if (template_id != 0 && stored.id != template_id) continue;
    INLET_ASSIGN(auto candidate, shown_template(actor, stored));
    candidate.name = stored.name;
    auto fit = imports::apply_template(candidate, catalog, header);
    const bool is_better = !best || fit.fitting * suggestion.fit.columns > suggestion.fit.fitting * fit.columns;
    if (template_id == 0 && (!fit.fits() || !is_better)) continue;
    suggestion.fit = std::move(fit);
    suggestion.saved = std::move(stored);
    best = std::move(candidate);
  }
  if (template_id != 0 && !best) {
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing,
                            {"Template " + std::to_string(template_id)});
  }
  return best;
}

}  // namespace

Result<TemplateChoices> choices_of(store::Transaction& transaction, const access::Actor& actor,
                                   const store::StoredTemplate& stored) {
  INLET_ASSIGN(const auto saved, imports::mapping_template_from_json(stored.json));
  INLET_ASSIGN(const Settings settings, read_settings(transaction));
  INLET_ASSIGN(const auto catalog, catalog_for(transaction, actor, CatalogUse::kWrite));
  imports::ImportRecord record;
  record.source_choices = saved.source_choices;
  record.options = saved.options;
  INLET_ASSIGN(ImportDraft draft, read_draft(record));
  TemplateChoices choices{std::move(draft.source), settings.policy, {}};
  if (may_choose_duplicates(actor, settings) && !saved.options.empty()) choices.policy = draft.policy;
  for (auto& [key, text] : draft.defaults) {
    const leads::Field* field = catalog->find(key);
    if (field != nullptr && !field->hidden) choices.defaults.emplace(key, std::move(text));
  }
  return choices;
}

Result<Suggestion> suggest(Engine& engine, const access::Actor& actor, const tables::TableSurvey& survey,
                           std::int64_t template_id, TemplateUse use) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto catalog, catalog_for(*transaction, actor, CatalogUse::kWrite));
  Suggestion suggestion;
  std::optional<imports::MappingTemplate> saved;
  if (template_id != 0 || use == TemplateUse::kBest) {
    INLET_ASSIGN(saved, choose_saved(*transaction, actor, *catalog, survey.header, template_id, suggestion));
  }
  std::vector<std::string> names;
  for (const tables::Column& column : survey.header.columns) names.push_back(tables::fold_column_name(column.name));
  INLET_ASSIGN(const auto remembered, transaction->templates().remembered(actor.user, names));

  imports::MappingMemory memory;
  memory.chosen_template = saved ? &*saved : nullptr;
  INLET_ASSIGN(suggestion.earlier, find_earlier(*transaction, actor, survey));
  if (suggestion.earlier) {
    memory.earlier_import = suggestion.earlier->id;
    memory.earlier_bindings = suggestion.earlier->bindings;
  }
  for (const store::RememberedColumn& column : remembered) {
    (column.own ? memory.own_fields : memory.team_fields)[column.folded_name] = column.field;
  }
  suggestion.mapping = imports::suggest_mapping(*catalog, survey, memory);
  if (!suggestion.earlier) return suggestion;
  // A column that was left out then is left out now.
  for (imports::ColumnSuggestion& column : suggestion.mapping.columns) {
    const auto bound = std::ranges::find(memory.earlier_bindings, column.column, &imports::Binding::column);
    column.field = bound == memory.earlier_bindings.end() ? std::string() : bound->field;
    if (!column.field.empty()) column.options = bound->options;
  }
  return suggestion;
}

std::vector<DraftColumn> draft_columns(const Suggestion& suggestion) {
  std::vector<DraftColumn> columns;
  for (const imports::ColumnSuggestion& suggested : suggestion.mapping.columns) {
    DraftColumn column;
    column.column = suggested.column;
    column.field = suggested.field;
    column.chosen_by = suggested.evidence == imports::Evidence::kTemplate ? ChosenBy::kTemplate : ChosenBy::kSuggestion;
    if (suggested.options) column.options = *suggested.options;
    columns.push_back(std::move(column));
  }
  if (!suggestion.earlier) return columns;
  const auto& merges = suggestion.earlier->merge_of_field;
  for (DraftColumn& column : columns) {
    const auto merge = merges.find(column.field);
    if (merge != merges.end()) column.merge = merge->second;
  }
  return columns;
}

Result<imports::ImportRecord> create_import(Engine& engine, const access::Actor& actor, imports::UploadId upload_id,
                                            std::int64_t template_id) {
  INLET_TRY(access::require(actor, access::Right::kImport));
  imports::Upload upload;
  Settings settings;
  ImportDraft draft;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(auto found, transaction->uploads().find(upload_id));
    if (!found || found->owner != actor.user) {
      return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing,
                              {"Upload " + std::to_string(upload_id)});
    }
    upload = std::move(*found);
    INLET_ASSIGN(settings, read_settings(*transaction));
    if (template_id != 0) {
      INLET_ASSIGN(const auto stored, find_template(*transaction, actor, template_id));
      INLET_ASSIGN(const TemplateChoices choices, choices_of(*transaction, actor, stored));
      draft.source = choices.source;
    }
  }
  auto known = known_survey(engine, upload, draft.source);
  if (!known.has_value() && template_id != 0) {
    // The template knows another reading, such as a sheet that this file lacks.
    draft.source = {};
    known = known_survey(engine, upload, draft.source);
  }
  if (!known.has_value()) return known.error();
  INLET_ASSIGN(const auto suggestion, suggest(engine, actor, known->survey, template_id));

  draft.policy = settings.policy;
  std::string template_name;
  if (suggestion.saved) {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(TemplateChoices choices, choices_of(*transaction, actor, *suggestion.saved));
    draft.policy = choices.policy;
    draft.defaults = std::move(choices.defaults);
    draft.template_id = suggestion.saved->id;
    template_name = suggestion.saved->name;
  }
  if (const auto& earlier = suggestion.earlier) {
    if (may_choose_duplicates(actor, settings)) draft.policy = earlier->draft.policy;
    draft.defaults = earlier->draft.defaults;
    std::erase_if(draft.defaults,
                  [&](const auto& entry) { return actor.field(entry.first) != access::FieldAccess::kEditable; });
    draft.template_id = earlier->draft.template_id;
    template_name = earlier->template_name;
  }
  draft.external_system = suggestion.mapping.source;
  draft.columns = draft_columns(suggestion);

  imports::ImportRecord record;
  record.upload = upload.id;
  record.file_name = upload.name;
  record.started_by = actor.user;
  record.template_name = template_name;
  if (suggestion.earlier && suggestion.earlier->is_named) record.retry_of = suggestion.earlier->id;
  record.created_at = engine.clock.now();
  if (known->is_final) {
    record.profile = tables::to_json(known->survey.profile);
    record.tally.total = static_cast<std::int64_t>(known->survey.records);
  }
  write_draft(draft, record);
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(record.id, transaction->ledger().open(record));
  INLET_TRY(transaction->commit());
  return record;
}

}  // namespace inlet::engine
