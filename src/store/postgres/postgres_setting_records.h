// SPDX-License-Identifier: Apache-2.0
//
// Settings, kept answers and the audit log in PostgreSQL: three small tables.
#pragma once

#include "store/database/database.h"
#include "store/postgres/postgres_connection.h"

namespace inlet::store::postgres {

class PostgresSettingRecords final : public SettingRecords {
 public:
  explicit PostgresSettingRecords(PostgresConnection& connection) : connection_(connection) {}
  Result<std::optional<std::string>> find(std::string_view name) override;
  Result<void> put(std::string_view name, std::string_view value) override;

 private:
  PostgresConnection& connection_;
};

class PostgresAnswerRecords final : public AnswerRecords {
 public:
  explicit PostgresAnswerRecords(PostgresConnection& connection) : connection_(connection) {}
  Result<std::optional<KeptAnswer>> find(access::UserId user, std::string_view key) override;
  Result<void> keep(access::UserId user, std::string_view key, const KeptAnswer& answer, base::TimePoint now) override;

 private:
  PostgresConnection& connection_;
};

class PostgresAuditLog final : public AuditLog {
 public:
  explicit PostgresAuditLog(PostgresConnection& connection) : connection_(connection) {}
  Result<void> add(const AuditEntry& entry) override;
  Result<std::vector<AuditEntry>> list(const AuditFilter& filter, std::int64_t before, std::uint32_t limit) override;

 private:
  PostgresConnection& connection_;
};

}  // namespace inlet::store::postgres
