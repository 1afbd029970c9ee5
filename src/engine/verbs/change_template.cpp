// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/change_template.h"

#include <utility>

#include "base/text/fold.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/import_draft.h"
#include "engine/verbs/save_template.h"
#include "engine/verbs/view_source.h"

namespace inlet::engine {
namespace {

Result<store::StoredTemplate> find_changeable(store::Transaction& transaction, const access::Actor& actor,
                                              std::int64_t id) {
  INLET_ASSIGN(auto stored, transaction.templates().find(id));
  if (!stored || (!stored->shared && stored->owner != actor.user)) {
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Template " + std::to_string(id)});
  }
  if (!may_change(actor, *stored)) return base::make_error(base::ErrorKind::kForbidden, base::Code::kNotAllowed);
  return std::move(*stored);
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
  INLET_ASSIGN(const auto draft, read_draft(record));
  INLET_ASSIGN(const auto survey, survey_upload(engine, upload, draft.source));
  INLET_ASSIGN(const auto saved, template_of(record, survey));
  stored.json = imports::to_json(saved);
  stored.fingerprint = imports::header_fingerprint(survey.header);
  return {};
}

}  // namespace

bool may_change(const access::Actor& actor, const store::StoredTemplate& stored) {
  if (!stored.shared) return stored.owner == actor.user;
  return actor.may(access::Right::kChangeSharedTemplates, stored.owner);
}

bool same_template_name(std::string_view a, std::string_view b) { return base::fold_text(a) == base::fold_text(b); }

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
  stored.json = imports::to_json(saved);
  INLET_TRY(transaction->templates().change(stored));
  INLET_ASSIGN(auto changed, transaction->templates().find(change.id));
  INLET_TRY(transaction->commit());
  if (!changed) return base::internal_error("the template that was just changed is not there");
  return std::move(*changed);
}

Result<void> delete_template(Engine& engine, const access::Actor& actor, std::int64_t id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(find_changeable(*transaction, actor, id));
  INLET_TRY(transaction->templates().remove(id));
  return transaction->commit();
}

}  // namespace inlet::engine
