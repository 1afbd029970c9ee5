// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/save_template.h"

#include <utility>

#include "engine/verbs/change_template.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/import_draft.h"
#include "engine/verbs/settled_draft.h"
#include "engine/verbs/view_source.h"

namespace inlet::engine {

Result<imports::MappingTemplate> template_of(const imports::ImportRecord& record, const tables::TableSurvey& survey) {
  INLET_ASSIGN(const auto draft, read_draft(record));
  imports::MappingTemplate saved;
  for (const DraftColumn& column : draft.columns) {
    if (column.column >= survey.header.columns.size()) continue;
    const std::string& header = survey.header.columns[column.column].name;
    if (tables::is_own_column(header)) continue;
    saved.columns.push_back({header, column.field, column.options});
  }
  saved.source_choices = record.source_choices;
  saved.options = record.options;
  saved.duplicate_policy = leads::to_json(draft.policy);
  return saved;
}

Result<imports::MappingTemplate> shown_template(const access::Actor& actor, imports::MappingTemplate saved) {
  if (actor.permissions.limited_fields().empty()) return saved;
  const auto is_hidden = [&](const std::string& key) { return actor.field(key) == access::FieldAccess::kHidden; };
  for (imports::TemplateColumn& column : saved.columns) {
    if (is_hidden(column.field) || is_hidden(column.options.split_to)) column = {column.header, {}, {}};
  }
  imports::ImportRecord record;
  record.source_choices = saved.source_choices;
  record.options = saved.options;
  INLET_ASSIGN(ImportDraft draft, read_draft(record));
  const auto hidden = std::erase_if(draft.defaults, [&](const auto& entry) { return is_hidden(entry.first); });
  if (hidden == 0) return saved;
  write_draft(draft, record);
  saved.options = record.options;
  return saved;
}

Result<imports::MappingTemplate> shown_template(const access::Actor& actor, const store::StoredTemplate& stored) {
  INLET_ASSIGN(auto saved, imports::mapping_template_from_json(stored.json));
  return shown_template(actor, std::move(saved));
}

Result<store::StoredTemplate> save_template(Engine& engine, const access::Actor& actor, const std::string& name,
                                            bool shared, imports::ImportId import_id) {
  INLET_TRY(access::require(actor, access::Right::kUseTemplates));
  INLET_TRY(imports::check_template_name(name));
  imports::ImportRecord record;
  imports::Upload upload;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(record, find_import(*transaction, actor, import_id));
    INLET_ASSIGN(upload, upload_of(*transaction, record));
  }
  INLET_ASSIGN(record, settle(engine, actor, std::move(record)));
  INLET_ASSIGN(const auto draft, read_draft(record));
  INLET_ASSIGN(const auto survey, survey_upload(engine, upload, draft.source));
  INLET_ASSIGN(auto whole, template_of(record, survey));
  INLET_ASSIGN(auto saved, shown_template(actor, std::move(whole)));
  saved.name = name;
  saved.shared = shared;

  store::StoredTemplate stored;
  stored.name = name;
  stored.owner = actor.user;
  stored.shared = shared;
  stored.fingerprint = imports::header_fingerprint(survey.header);
  stored.json = imports::to_json(saved);
  stored.changed_at = engine.clock.now();
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(stored.id, transaction->templates().add(stored));
  INLET_TRY(audit_template(engine, *transaction, actor, "template.created", stored));
  INLET_TRY(transaction->commit());
  return stored;
}

}  // namespace inlet::engine
