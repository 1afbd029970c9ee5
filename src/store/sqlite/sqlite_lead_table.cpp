// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_lead_table.h"

#include "sql/sqlite/own_keys.h"
#include "store/records/lead_select.h"
#include "store/sqlite/lead_keys.h"
#include "store/sqlite/lead_statements.h"

namespace inlet::store {

Result<void> SqliteLeadTable::add_columns(const leads::Field& field) {
  for (const std::string& statement : lead_add_columns(field, lead_dialect())) INLET_TRY(connection_.run(statement));
  return {};
}

Result<void> SqliteLeadTable::build_keys(const leads::FieldCatalog& catalog, const leads::Criterion& criterion) {
  return store::build_keys(connection_, catalog, criterion);
}

Result<std::optional<leads::LeadId>> SqliteLeadTable::build_keys_of_some(const leads::FieldCatalog& catalog,
                                                                         const leads::Criterion& criterion,
                                                                         leads::LeadId after, std::int64_t limit) {
  return store::build_keys_of_some(connection_, catalog, criterion, after, limit);
}

Result<std::int64_t> SqliteLeadTable::remove_waiting_keys(leads::CriterionId criterion) {
  // They are few.
  INLET_TRY(connection_.run(sql::sqlite::kRecentKeyRemoveAll, criterion));
  return connection_.changes();
}

}  // namespace inlet::store
