// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_lead_table.h"

#include "store/postgres/change_schema.h"
#include "store/postgres/lead_keys.h"
#include "store/postgres/lead_statements.h"
#include "store/records/lead_select.h"

namespace inlet::store::postgres {

Result<void> PostgresLeadTable::add_columns(const leads::Field& field) {
  for (const std::string& statement : lead_add_columns(field, lead_dialect()))
    INLET_TRY(change_schema(connection_, statement));
  return {};
}

Result<void> PostgresLeadTable::build_keys(const leads::FieldCatalog& catalog, const leads::Criterion& criterion) {
  return store::postgres::build_keys(connection_, catalog, criterion);
}

Result<std::optional<leads::LeadId>> PostgresLeadTable::build_keys_of_some(const leads::FieldCatalog& catalog,
                                                                           const leads::Criterion& criterion,
                                                                           leads::LeadId after, std::int64_t limit) {
  return store::postgres::build_keys_of_some(connection_, catalog, criterion, after, limit);
}

// Every key is sorted in at once.
Result<std::int64_t> PostgresLeadTable::remove_waiting_keys(leads::CriterionId) { return 0; }

}  // namespace inlet::store::postgres
