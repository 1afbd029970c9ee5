// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/change_template.h"

#include <algorithm>
#include <utility>

#include "base/text/fold.h"
#include "engine/verbs/audit.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/import_draft.h"
#include "engine/verbs/save_template.h"
#include "engine/verbs/settled_draft.h"
#include "engine/verbs/view_source.h"

namespace inlet::engine {
namespace {

Result<store::StoredTemplate> find_changeable(store::Transaction& transaction, const access::Actor& actor,
                                              std::int64_t id) {
  INLET_ASSIGN(auto stored, find_template(transaction, actor, id));
  if (!may_change(actor, stored)) return base::make_error(base::ErrorKind::kForbidden, base::Code::kNotAllowed);
  return stored;
}

// A column that goes to a field hidden from the person looks as if it were skipped, and stays as it is.
Result<void> change_columns(const leads::FieldCatalog& catalog, const access::Actor& actor,
                            const std::vector<TemplateColumnWish>& wishes, imports::MappingTemplate& saved) {
  const auto is_hidden = [&](const std::string& key) { return actor.field(key) == access::FieldAccess::kHidden; };
  std::vector<imports::TemplateColumn> columns;
  for (const TemplateColumnWish& wish : wishes) {
    if (base::is_blank(wish.header)) {
      return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest, {"A column needs its name."});
    }
    if (!wish.field.empty() && (catalog.find(wish.field) == nullptr || is_hidden(wish.field)))
      return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {wish.field});
    const auto old = std::ranges::find(saved.columns, wish.header, &imports::TemplateColumn::header);
    imports::TemplateColumn column{wish.header, wish.field, {}};
    if (wish.field.empty() && old != saved.columns.end() && is_hidden(old->field)) column = *old;
    // The choices of a column are about its field.
    if (old != saved.columns.end() && old->field == wish.field) column.options = old->options;
    columns.push_back(std::move(column));
  }
  saved.columns = std::move(columns);
  return {};
}

// The choices of an import as a template, and the fingerprint of its columns.
Result<void> take_choices(Engine& engine, const access::Actor& actor, imports::ImportId id,
                          store::StoredTemplate& stored) {
  imports::ImportRecord record;
  imports::Upload upload;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(record, find_import(*transaction, actor, id));
    INLET_ASSIGN(upload, upload_of(*transaction, record));
  }
  INLET_ASSIGN(record, settle(engine, actor, std::move(record)));
  INLET_ASSIGN(const auto draft, read_draft(record));
  INLET_ASSIGN(const auto survey, survey_upload(engine, upload, draft.source));
  INLET_ASSIGN(auto whole, template_of(record, survey));
  INLET_ASSIGN(const auto saved, shown_template(actor, std::move(whole)));
  stored.json = imports::to_json(saved);
  stored.fingerprint = imports::header_fingerprint(survey.header);
  return {};
}

}  // namespace

Result<store::StoredTemplate> find_template(store::Transaction& transaction, const access::Actor& actor,
                                            std::int64_t id) {
  INLET_ASSIGN(auto stored, transaction.templates().find(id));
  if (!stored || (!stored->shared && stored->owner != actor.user)) {
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Template " + std::to_string(id)});
  }
  return std::move(*stored);
}

bool may_change(const access::Actor& actor, const store::StoredTemplate& stored) {
  if (!stored.shared) return stored.owner == actor.user;
  return actor.may(access::Right::kChangeSharedTemplates, stored.owner);
}

bool same_template_name(std::string_view a, std::string_view b) { return base::fold_text(a) == base::fold_text(b); }

Result<void> audit_template(Engine& engine, store::Transaction& transaction, const access::Actor& actor,
                            std::string_view action, const store::StoredTemplate& stored) {
  return audit(engine, transaction, actor, action, "template " + std::to_string(stored.id),
               {{"shared", stored.shared}});
}

Result<store::StoredTemplate> change_template(Engine& engine, const access::Actor& actor,
                                              const TemplateChange& change) {
  INLET_TRY(access::require(actor, access::Right::kUseTemplates));
  if (change.name) INLET_TRY(imports::check_template_name(*change.name));
  store::StoredTemplate fresh;
  if (change.import_id) INLET_TRY(take_choices(engine, actor, *change.import_id, fresh));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(auto stored, find_changeable(*transaction, actor, change.id));
  if (change.import_id) {
    stored.json = fresh.json;
    stored.fingerprint = fresh.fingerprint;
  }
  stored.version = change.version;
  stored.name = change.name.value_or(stored.name);
  stored.shared = change.shared.value_or(stored.shared);
  stored.changed_at = engine.clock.now();
  // The document holds its name as well, for who exports it.
  INLET_ASSIGN(auto saved, imports::mapping_template_from_json(stored.json));
  saved.name = stored.name;
  saved.shared = stored.shared;
  if (change.columns) {
    INLET_ASSIGN(const auto catalog, transaction->catalog().current());
    INLET_TRY(change_columns(*catalog, actor, *change.columns, saved));
    stored.fingerprint = imports::header_fingerprint(saved);
  }
  stored.json = imports::to_json(saved);
  INLET_TRY(transaction->templates().change(stored));
  INLET_ASSIGN(auto changed, transaction->templates().find(change.id));
  INLET_TRY(audit_template(engine, *transaction, actor, "template.changed", stored));
  INLET_TRY(transaction->commit());
  if (!changed) return base::internal_error("the template that was just changed is not there");
  return std::move(*changed);
}

Result<store::StoredTemplate> import_template(Engine& engine, const access::Actor& actor, std::string_view document,
                                              const std::string& name, bool shared) {
  INLET_TRY(access::require(actor, access::Right::kUseTemplates));
  INLET_ASSIGN(auto saved, imports::mapping_template_from_json(document));
  if (!name.empty()) saved.name = name;
  INLET_TRY(imports::check_template_name(saved.name));
  saved.shared = shared;
  // What the rest of the document says is read once, so that a broken one is refused here and not at its first use.
  imports::ImportRecord record;
  record.source_choices = saved.source_choices;
  record.options = saved.options;
  INLET_TRY(read_draft(record).map([](auto&&) {}));
  store::StoredTemplate stored;
  stored.name = saved.name;
  stored.owner = actor.user;
  stored.shared = shared;
  stored.fingerprint = imports::header_fingerprint(saved);
  stored.json = imports::to_json(saved);
  stored.changed_at = engine.clock.now();
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(stored.id, transaction->templates().add(stored));
  INLET_TRY(audit_template(engine, *transaction, actor, "template.created", stored));
  INLET_TRY(transaction->commit());
  return stored;
}

Result<void> delete_template(Engine& engine, const access::Actor& actor, std::int64_t id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const auto stored, find_changeable(*transaction, actor, id));
  INLET_TRY(transaction->templates().remove(id));
  INLET_TRY(audit_template(engine, *transaction, actor, "template.removed", stored));
  return transaction->commit();
}

}  // namespace inlet::engine
