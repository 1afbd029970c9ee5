// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/audit.h"

#include <map>
#include <utility>

#include "base/clock/iso_time.h"
#include "tables/rows/csv/csv_writer.h"

namespace inlet::engine {
namespace {

constexpr std::uint32_t kPage = 1'000;

}  // namespace

Result<void> audit(Engine& engine, store::Transaction& transaction, const access::Actor& actor, std::string_view action,
                   std::string subject, const base::JsonObject& details) {
  store::AuditEntry entry;
  entry.at = engine.clock.now();
  entry.by = actor.user;
  entry.action = action;
  entry.subject = std::move(subject);
  entry.json = base::write_json(details);
  entry.from = actor.from;
  return transaction.audit().add(entry);
}

Result<void> audit_alone(Engine& engine, const access::Actor& actor, std::string_view action, std::string subject,
                         const base::JsonObject& details) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(audit(engine, *transaction, actor, action, std::move(subject), details));
  return transaction->commit();
}

Result<std::vector<store::AuditEntry>> list_audit(Engine& engine, const access::Actor& actor,
                                                  const store::AuditFilter& filter, std::int64_t before,
                                                  std::uint32_t limit) {
  INLET_TRY(access::require(actor, access::Right::kAdministerUsers));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  return transaction->audit().list(filter, before, limit);
}

Result<void> export_audit(Engine& engine, const access::Actor& actor, const store::AuditFilter& filter,
                          const std::function<Result<void>(std::string_view)>& sink) {
  INLET_TRY(access::require(actor, access::Right::kAdministerUsers));
  tables::CsvWriter csv(sink, {});
  for (const char* name : {"id", "at", "by", "action", "subject", "from", "details"}) csv.add_cell(name);
  INLET_TRY(csv.end_row());
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  std::map<access::UserId, std::string> names;
  INLET_ASSIGN(const auto users, transaction->users().list());
  for (const access::User& user : users) names[user.id] = user.email.empty() ? user.name : user.email;
  std::int64_t before = 0;
  for (;;) {
    INLET_ASSIGN(const auto entries, transaction->audit().list(filter, before, kPage));
    for (const store::AuditEntry& entry : entries) {
      const auto name = names.find(entry.by);
      csv.add_cell(std::to_string(entry.id));
      csv.add_cell(base::iso_time(entry.at));
      csv.add_cell(name == names.end() ? std::to_string(entry.by) : name->second);
      csv.add_cell(entry.action);
      csv.add_cell(entry.subject);
      csv.add_cell(entry.from);
      csv.add_cell(entry.json);
      INLET_TRY(csv.end_row());
    }
    if (entries.size() < kPage) return csv.finish();
    before = entries.back().id;
  }
}

}  // namespace inlet::engine
