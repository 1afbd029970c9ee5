// SPDX-License-Identifier: Apache-2.0
//
// Changes of many leads.
#pragma once

#include "leads/values/bulk_change.h"
#include "store/database/connection.h"

namespace inlet::store {

class SqlBulkRecords final : public leads::BulkRecords {
 public:
  explicit SqlBulkRecords(Connection& connection) : connection_(connection) {}

  Result<std::int64_t> add(const leads::BulkChange& change) override;
  Result<void> change(const leads::BulkChange& change) override;
  Result<std::optional<leads::BulkChange>> find(std::int64_t id) override;
  Result<std::optional<std::int64_t>> undo_of(std::int64_t id) override;
  Result<std::vector<leads::BulkChange>> list(std::optional<access::UserId> by, std::int64_t before,
                                              std::uint32_t limit) override;
  Result<void> keep(std::int64_t id, std::span<const leads::BulkLead> leads) override;
  Result<std::vector<leads::BulkLead>> leads(std::int64_t id, leads::LeadId after, std::uint32_t limit) override;
  Result<leads::LeadId> last_lead() override;

 private:
  Connection& connection_;
};

}  // namespace inlet::store
