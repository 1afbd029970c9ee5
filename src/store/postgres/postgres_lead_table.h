// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/postgres/postgres_connection.h"
#include "store/records/lead_table.h"

namespace inlet::store::postgres {

class PostgresLeadTable final : public LeadTable {
 public:
  explicit PostgresLeadTable(PostgresConnection& connection) : connection_(connection) {}

  Result<void> add_columns(const leads::Field& field) override;
  Result<void> build_keys(const leads::FieldCatalog& catalog, const leads::Criterion& criterion) override;
  Result<std::optional<leads::LeadId>> build_keys_of_some(const leads::FieldCatalog& catalog,
                                                          const leads::Criterion& criterion, leads::LeadId after,
                                                          std::int64_t limit) override;
  Result<std::int64_t> remove_waiting_keys(leads::CriterionId criterion) override;

 private:
  PostgresConnection& connection_;
};

}  // namespace inlet::store::postgres
