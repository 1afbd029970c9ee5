// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_database.h"

#include <utility>

#include "base/clock/system_clock.h"
#include "leads/fields/field_catalog.h"
#include "sql/postgres/connection.h"
#include "sql/postgres/own_clock.h"
#include "store/postgres/migration.h"
#include "store/postgres/postgres_lead_table.h"
#include "store/postgres/postgres_table_target.h"
#include "store/postgres/postgres_transaction.h"
#include "store/records/sql_catalog_records.h"

namespace inlet::store::postgres {
namespace {

// A clock is set now and then, and drifts by milliseconds.
constexpr std::chrono::minutes kBetweenComparisons{1};
// Less is the way there and back, or does no harm.
constexpr base::Duration kLeastDifference{1'000};

}  // namespace

Result<std::unique_ptr<Database>> PostgresDatabase::open(const std::string& url) {
  INLET_ASSIGN(const ServerAddress address, ServerAddress::parse(url));
  std::unique_ptr<PostgresDatabase> database(new PostgresDatabase(address));
  INLET_TRY(database->prepare());
  return std::unique_ptr<Database>(std::move(database));
}

// Two processes that meet the same empty database do it one after the other: both wait for the turn.
Result<void> PostgresDatabase::prepare() {
  INLET_ASSIGN(std::unique_ptr<PostgresConnection> writer,
               pool_.begin(ConnectionUse::kWriter, sql::postgres::kBeginWrite));
  const auto migrated = [this, &writer]() -> Result<void> {
    INLET_TRY(compare_clocks(*writer));
    INLET_TRY(migrate(*writer, base::SystemClock().now() + clock_ahead()));
    INLET_TRY(refuse_half_moved(*writer));
    PostgresLeadTable lead_table(*writer);
    CatalogCache nobody_elses;
    SqlCatalogRecords catalog(*writer, lead_table, nobody_elses);
    INLET_ASSIGN(const auto present, catalog.current());
    if (present->fields().empty()) INLET_TRY(catalog.add_standard_fields(leads::standard_fields()));
    return writer->run_script(sql::postgres::kCommit);
  }();
  pool_.give_back(std::move(writer),
                  ConnectionUse::kWriter);  // what was not committed is rolled back with its connection
  return migrated;
}

Result<std::unique_ptr<Transaction>> PostgresDatabase::begin(Access access) {
  const ConnectionUse use = access == Access::kRead ? ConnectionUse::kReader : ConnectionUse::kWriter;
  INLET_ASSIGN(std::unique_ptr<PostgresConnection> connection,
               pool_.begin(use, access == Access::kRead ? sql::postgres::kBeginRead : sql::postgres::kBeginWrite));
  if (auto survived = expect_survived(*connection); !survived) {
    pool_.give_back(std::move(connection), use);
    return std::move(survived).error();
  }
  if (access == Access::kRead) INLET_TRY(compare_clocks(*connection));
  return std::unique_ptr<Transaction>(std::make_unique<PostgresTransaction>(*this, std::move(connection), use));
}

Result<void> PostgresDatabase::compare_clocks(PostgresConnection& connection) {
  const auto now = std::chrono::steady_clock::now();
  auto before = compared_at_.load();
  const bool is_time = before == decltype(before)() || now - before >= kBetweenComparisons;
  if (!is_time || !compared_at_.compare_exchange_strong(before, now)) return {};
  const base::SystemClock machine;
  const base::TimePoint asked = machine.now();
  INLET_ASSIGN(const std::int64_t theirs, connection.number(sql::postgres::kClockNow));
  const base::TimePoint ours = asked + (machine.now() - asked) / 2;
  const base::Duration ahead = base::TimePoint(base::Duration(theirs)) - ours;
  clock_ahead_ = std::chrono::abs(ahead) < kLeastDifference ? base::Duration(0) : ahead;
  return {};
}

}  // namespace inlet::store::postgres
