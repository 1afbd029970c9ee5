// SPDX-License-Identifier: Apache-2.0
//
// Pairs of leads that look alike.
#pragma once

#include "leads/dedupe/likely_records.h"
#include "store/database/connection.h"

namespace inlet::store {

class SqlLikelyRecords final : public leads::LikelyRecords {
 public:
  explicit SqlLikelyRecords(Connection& connection) : connection_(connection) {}

  Result<void> put(std::span<const leads::LikelyPair> pairs) override;
  Result<leads::LikelyPage> list(const leads::LikelyFilter& filter, const std::string& cursor,
                                 std::uint32_t limit) override;
  Result<std::optional<leads::LikelyPair>> find(std::int64_t id) override;
  Result<void> dismiss(std::int64_t id, access::UserId by, base::TimePoint now) override;
  Result<void> forget_older(base::TimePoint searched_at) override;
  Result<std::vector<leads::LeadFace>> scan(leads::LeadId after, std::int64_t limit) override;
  Result<std::vector<leads::LeadFace>> faces(std::span<const leads::LeadId> ids) override;
  Result<std::pair<leads::LeadId, leads::LeadId>> range_of(std::int64_t import_id) override;

 private:
  Connection& connection_;
};

}  // namespace inlet::store
