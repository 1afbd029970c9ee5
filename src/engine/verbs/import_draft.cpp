// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/import_draft.h"

#include <utility>

#include "base/json/json.h"
#include "leads/convert/conversion_options_json.h"
#include "tables/detect/source_choices_json.h"

namespace inlet::engine {
namespace {

constexpr base::JsonLimits kDraftLimits{64U * 1024 * 1024, 32};

}  // namespace

std::string_view name_of(ChosenBy by) {
  switch (by) {
    case ChosenBy::kSuggestion: return "suggestion";
    case ChosenBy::kTemplate: return "template";
    case ChosenBy::kPerson: return "person";
  }
  return "suggestion";
}

std::optional<ChosenBy> chosen_by_named(std::string_view name) {
  for (const ChosenBy by : {ChosenBy::kSuggestion, ChosenBy::kTemplate, ChosenBy::kPerson}) {
    if (name_of(by) == name) return by;
  }
  return std::nullopt;
}

Result<ImportDraft> read_draft(const imports::ImportRecord& record) {
  ImportDraft draft;
  INLET_ASSIGN(draft.source, tables::source_choices_from_json(record.source_choices));
  if (!record.mapping.empty()) {
    INLET_ASSIGN(const base::JsonValue value, base::parse_json(record.mapping, kDraftLimits));
    INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
      reader.each("columns", [&](base::JsonReader& member) {
        DraftColumn column;
        column.column = static_cast<std::uint32_t>(member.integer("column", 0, UINT32_MAX));
        column.field = member.text("field");
        column.chosen_by = chosen_by_named(member.text("chosen_by")).value_or(ChosenBy::kSuggestion);
        member.object("options",
                      [&](base::JsonReader& options) { column.options = leads::read_conversion_options(options); });
        if (const auto merge = member.find_text("merge")) column.merge = leads::merge_rule_named(*merge);
        draft.columns.push_back(std::move(column));
      });
      draft.dropped = reader.texts("dropped");
    }));
  }
  if (record.options.empty()) return draft;
  std::string policy;
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(record.options, kDraftLimits));
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    policy = reader.text("policy");
    reader.each("defaults", [&](base::JsonReader& member) {
      std::string field = member.text("field");
      draft.defaults.emplace(std::move(field), member.text("text"));
    });
    draft.template_id = reader.integer("template");
    draft.external_system = reader.text("external_system");
  }));
  INLET_ASSIGN(draft.policy, leads::match_policy_from_json(policy));
  return draft;
}

void write_draft(const ImportDraft& draft, imports::ImportRecord& record) {
  base::JsonArray columns;
  for (const DraftColumn& column : draft.columns) {
    base::JsonObject json{{"column", column.column},
                          {"field", column.field},
                          {"chosen_by", name_of(column.chosen_by)},
                          {"options", leads::json_of(column.options)}};
    if (column.merge) json["merge"] = leads::name_of(*column.merge);
    columns.push_back(std::move(json));
  }
  base::JsonArray dropped;
  for (const std::string& name : draft.dropped) dropped.emplace_back(name);
  base::JsonArray defaults;
  for (const auto& [field, text] : draft.defaults)
    defaults.push_back(base::JsonObject{{"field", field}, {"text", text}});

  record.source_choices = tables::to_json(draft.source);
  record.mapping = base::write_json(base::JsonObject{{"columns", std::move(columns)}, {"dropped", std::move(dropped)}});
  record.options = base::write_json(base::JsonObject{{"policy", leads::to_json(draft.policy)},
                                                     {"defaults", std::move(defaults)},
                                                     {"template", draft.template_id},
                                                     {"external_system", draft.external_system}});
  record.check_run = 0;
}

}  // namespace inlet::engine
