// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/find_import.h"

#include <utility>

namespace inlet::engine {
namespace {

base::Error no_such_import(imports::ImportId id) {
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Import " + std::to_string(id)});
}

}  // namespace

Result<imports::ImportRecord> find_import(store::Transaction& transaction, const access::Actor& actor,
                                          imports::ImportId id) {
  INLET_ASSIGN(auto record, transaction.ledger().find(id));
  if (!record || !actor.may(access::Right::kViewImports, record->started_by)) return no_such_import(id);
  const bool is_foreign_draft = record->state == imports::ImportState::kDraft && record->started_by != actor.user;
  if (is_foreign_draft) return no_such_import(id);
  return std::move(*record);
}

Result<imports::ImportRecord> find_draft(store::Transaction& transaction, const access::Actor& actor,
                                         imports::ImportId id) {
  INLET_ASSIGN(auto record, find_import(transaction, actor, id));
  if (record.state != imports::ImportState::kDraft) {
    return base::make_error(base::ErrorKind::kConflict, base::Code::kIllegalTransition,
                            {std::string(imports::name_of(record.state)), "changed"});
  }
  return record;
}

Result<imports::Upload> upload_of(store::Transaction& transaction, const imports::ImportRecord& record) {
  INLET_ASSIGN(auto upload, transaction.uploads().find(record.upload));
  if (!upload)
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"The file " + record.file_name});
  return std::move(*upload);
}

Result<imports::ImportPage> list_imports(Engine& engine, const access::Actor& actor, imports::ImportFilter filter,
                                         std::string_view cursor, std::uint32_t limit) {
  INLET_TRY(access::require(actor, access::Right::kViewImports));
  if (filter.drafts || actor.scope(access::Right::kViewImports) != access::Scope::kAll) filter.started_by = actor.user;
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  return transaction->ledger().list(filter, cursor, limit);
}

}  // namespace inlet::engine
