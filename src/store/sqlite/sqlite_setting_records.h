// SPDX-License-Identifier: Apache-2.0
//
// Settings, kept answers and the audit log in SQLite: three small tables.
#pragma once

#include "store/database/database.h"
#include "store/sqlite/sqlite_connection.h"

namespace inlet::store {

class SqliteSettingRecords final : public SettingRecords {
 public:
  explicit SqliteSettingRecords(SqliteConnection& connection) : connection_(connection) {}
  Result<std::optional<std::string>> find(std::string_view name) override;
  Result<void> put(std::string_view name, std::string_view value) override;

 private:
  SqliteConnection& connection_;
};

class SqliteAnswerRecords final : public AnswerRecords {
 public:
  explicit SqliteAnswerRecords(SqliteConnection& connection) : connection_(connection) {}
  Result<std::optional<KeptAnswer>> find(access::UserId user, std::string_view key) override;
  Result<void> keep(access::UserId user, std::string_view key, const KeptAnswer& answer, base::TimePoint now) override;

 private:
  SqliteConnection& connection_;
};

class SqliteAuditLog final : public AuditLog {
 public:
  explicit SqliteAuditLog(SqliteConnection& connection) : connection_(connection) {}
  Result<void> add(const AuditEntry& entry) override;
  Result<std::vector<AuditEntry>> list(const AuditFilter& filter, std::int64_t before, std::uint32_t limit) override;

 private:
  SqliteConnection& connection_;
};

}  // namespace inlet::store
