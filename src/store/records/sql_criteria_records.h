// SPDX-License-Identifier: Apache-2.0
//
// The criteria and the building of their keys.
#pragma once

#include "leads/dedupe/criteria_records.h"
#include "store/database/connection.h"
#include "store/database/database.h"
#include "store/records/lead_table.h"

namespace inlet::store {

class SqlCriteriaRecords final : public leads::CriteriaRecords {
 public:
  SqlCriteriaRecords(Connection& connection, LeadTable& lead_table, CatalogRecords& catalog)
      : connection_(connection), lead_table_(lead_table), catalog_(catalog) {}

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
  Connection& connection_;
  LeadTable& lead_table_;
  CatalogRecords& catalog_;
};

}  // namespace inlet::store
