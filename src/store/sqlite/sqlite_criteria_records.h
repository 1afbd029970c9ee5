// SPDX-License-Identifier: Apache-2.0
//
// The criteria and the building of their keys, in SQLite.
#pragma once

#include "leads/dedupe/criteria_records.h"
#include "store/sqlite/sqlite_catalog_records.h"
#include "store/sqlite/sqlite_connection.h"

namespace inlet::store {

class SqliteCriteriaRecords final : public leads::CriteriaRecords {
 public:
  SqliteCriteriaRecords(SqliteConnection& connection, SqliteCatalogRecords& catalog)
      : connection_(connection), catalog_(catalog) {}

  Result<std::vector<leads::CriterionRecord>> list() override;
  Result<leads::CriterionId> add(const leads::CriterionRecord& record) override;
  Result<void> change(const leads::CriterionRecord& record) override;
  Result<void> remove(leads::CriterionId id) override;
  Result<std::optional<leads::LeadId>> build(const leads::Criterion& criterion, leads::LeadId after,
                                             std::int64_t limit) override;
  Result<std::int64_t> remove_keys(leads::CriterionId id, std::int64_t limit) override;
  Result<bool> is_in_use(leads::CriterionId id) override;
  Result<leads::LeadId> last_lead() override;

 private:
  SqliteConnection& connection_;
  SqliteCatalogRecords& catalog_;
};

}  // namespace inlet::store
