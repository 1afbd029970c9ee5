// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_setting_records.h"

#include <chrono>

#include "sql/setting.h"

namespace inlet::store {
namespace {

constexpr auto kAnswersStay = std::chrono::hours(24);

}  // namespace

Result<std::optional<std::string>> SqlSettingRecords::find(std::string_view name) {
  return connection_.find_text(sql::kSettingFind, name);
}

Result<void> SqlSettingRecords::put(std::string_view name, std::string_view value) {
  return connection_.run(sql::kSettingPut, name, value);
}

Result<std::optional<KeptAnswer>> SqlAnswerRecords::find(access::UserId user, std::string_view key) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kAnswerFind, user, key));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<KeptAnswer>();
  return std::optional<KeptAnswer>({row.string(0), static_cast<int>(row.number(1)), row.string(2)});
}

Result<void> SqlAnswerRecords::keep(access::UserId user, std::string_view key, const KeptAnswer& answer,
                                    base::TimePoint now) {
  INLET_TRY(connection_.run(sql::kAnswerRemoveOld, now - kAnswersStay));
  return connection_.run(sql::kAnswerKeep, user, key, answer.request_hash, answer.status, answer.body, now);
}

Result<void> SqlAuditLog::add(const AuditEntry& entry) {
  return connection_.run(sql::kAuditAdd, entry.at, entry.by, entry.action, entry.subject, entry.json, entry.from);
}

Result<std::vector<AuditEntry>> SqlAuditLog::list(const AuditFilter& filter, std::int64_t before, std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kAuditList, before, limit, filter.by, filter.action,
                                                 filter.subject, filter.since, filter.until));
  std::vector<AuditEntry> entries;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return entries;
    entries.push_back(
        {rows.number(0), rows.time(1), rows.number(2), rows.string(3), rows.string(4), rows.string(5), rows.string(6)});
  }
}

}  // namespace inlet::store
