// SPDX-License-Identifier: Apache-2.0
//
// A lead's past: its own events, what imports wrote to it, its birth and, as long as it lies there, its way to the trash.
#pragma once

#include <span>
#include <vector>

#include "leads/values/lead_store.h"
#include "store/database/connection.h"

namespace inlet::store {

class LeadHistory {
 public:
  explicit LeadHistory(Connection& connection) : connection_(connection) {}

  Result<void> record(leads::LeadId lead, const leads::LeadEvent& event);
  Result<std::vector<leads::LeadEvent>> list(leads::LeadId lead, std::uint32_t limit);
  // Takes those that are in the trash out of it, and tells which. They have no keys yet.
  Result<std::vector<leads::LeadId>> bring_back(std::span<const leads::LeadId> ids, access::UserId by,
                                                base::TimePoint now);

 private:
  Connection& connection_;
};

}  // namespace inlet::store
