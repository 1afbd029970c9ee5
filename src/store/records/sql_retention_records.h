// SPDX-License-Identifier: Apache-2.0
//
// The removal of what is too old.
#pragma once

#include "store/database/connection.h"
#include "store/database/retention_records.h"

namespace inlet::store {

class SqlRetentionRecords final : public RetentionRecords {
 public:
  explicit SqlRetentionRecords(Connection& connection) : connection_(connection) {}

  Result<std::int64_t> remove(Perishable what, base::TimePoint before, std::uint32_t limit,
                              base::TimePoint now) override;
  Result<std::vector<std::string>> idle_files(base::TimePoint ended_before, base::TimePoint unused_before,
                                              std::uint32_t limit) override;
  Result<void> note_file_removed(std::string_view sha256, base::TimePoint now) override;

 private:
  Result<std::int64_t> remove_draft(base::TimePoint before, std::uint32_t limit);
  Result<std::int64_t> remove_details(base::TimePoint before, std::uint32_t limit, base::TimePoint now);
  Result<std::int64_t> remove_rows(std::int64_t import_id, std::uint32_t limit);
  Result<std::int64_t> remove_leads(base::TimePoint before, std::uint32_t limit);

  Connection& connection_;
};

}  // namespace inlet::store
