// SPDX-License-Identifier: Apache-2.0
//
// Settings, kept answers and the audit log: three small tables.
#pragma once

#include "store/database/connection.h"
#include "store/database/database.h"

namespace inlet::store {

class SqlSettingRecords final : public SettingRecords {
 public:
  explicit SqlSettingRecords(Connection& connection) : connection_(connection) {}
  Result<std::optional<std::string>> find(std::string_view name) override;
  Result<void> put(std::string_view name, std::string_view value) override;

 private:
  Connection& connection_;
};

class SqlAnswerRecords final : public AnswerRecords {
 public:
  explicit SqlAnswerRecords(Connection& connection) : connection_(connection) {}
  Result<std::optional<KeptAnswer>> find(access::UserId user, std::string_view key) override;
  Result<void> keep(access::UserId user, std::string_view key, const KeptAnswer& answer, base::TimePoint now) override;

 private:
  Connection& connection_;
};

class SqlAuditLog final : public AuditLog {
 public:
  explicit SqlAuditLog(Connection& connection) : connection_(connection) {}
  Result<void> add(const AuditEntry& entry) override;
  Result<std::vector<AuditEntry>> list(const AuditFilter& filter, std::int64_t before, std::uint32_t limit) override;

 private:
  Connection& connection_;
};

}  // namespace inlet::store
