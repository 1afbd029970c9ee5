// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_database.h"

#include <utility>

#include "base/clock/system_clock.h"
#include "leads/fields/field_catalog.h"
#include "sql/sqlite/connection.h"
#include "store/records/sql_catalog_records.h"
#include "store/sqlite/migration.h"
#include "store/sqlite/sqlite_lead_table.h"
#include "store/sqlite/sqlite_transaction.h"

namespace inlet::store {
namespace {

// Longer than any batch, shorter than people's patience.
constexpr base::Duration kLongestWait{30'000};
constexpr std::size_t kMostIdleReaders = 4;
// In pages. A log that is begun anew more often has the same pages copied more often.
constexpr int kLongestLog = 10'000;

}  // namespace

Result<std::unique_ptr<Database>> SqliteDatabase::open(const std::string& path) {
  INLET_ASSIGN(std::unique_ptr<Turnstile> turnstile, Turnstile::open(path + "-turn"));
  std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(path, std::move(turnstile)));
  // Two processes that make the same file at once do it one after the other.
  INLET_TRY(database->turnstile_->enter(kLongestWait));
  auto prepared = database->prepare_writer();
  database->turnstile_->leave();
  if (!prepared) return std::move(prepared).error();
  return std::unique_ptr<Database>(std::move(database));
}

Result<void> SqliteDatabase::open_writer() {
  INLET_ASSIGN(writer_, SqliteConnection::open(path_, ConnectionUse::kWriter));
  writer_->watch_log([this](int pages) {
    if (pages >= kLongestLog) writer_->checkpoint();
    checkpointer_.log_holds(pages);
  });
  return {};
}

Result<void> SqliteDatabase::prepare_writer() {
  INLET_TRY(open_writer());
  INLET_TRY(writer_->run(sql::sqlite::kBeginWrite));
  const auto migrated = [this]() -> Result<void> {
    INLET_TRY(migrate(*writer_, base::SystemClock().now()));
    SqliteLeadTable lead_table(*writer_);
    CatalogCache nobody_elses;
    SqlCatalogRecords catalog(*writer_, lead_table, nobody_elses);
    INLET_ASSIGN(const auto present, catalog.current());
    if (present->fields().empty()) INLET_TRY(catalog.add_standard_fields(leads::standard_fields()));
    return writer_->run(sql::sqlite::kCommit);
  }();
  if (!migrated) writer_ = nullptr;  // closes, and so rolls back
  return migrated;
}

Result<std::unique_ptr<Transaction>> SqliteDatabase::begin(Access access) {
  if (access == Access::kRead) {
    INLET_ASSIGN(std::unique_ptr<SqliteConnection> reader, take_reader());
    INLET_TRY(reader->run(sql::sqlite::kBeginRead));
    SqliteConnection& connection = *reader;
    return std::unique_ptr<Transaction>(std::make_unique<SqliteTransaction>(*this, connection, std::move(reader)));
  }
  INLET_TRY(turnstile_->enter(kLongestWait));
  const auto begun = [this]() -> Result<void> {
    if (writer_ == nullptr) INLET_TRY(open_writer());
    return writer_->run(sql::sqlite::kBeginWrite);
  }();
  if (!begun) {
    turnstile_->leave();
    return begun.error();
  }
  return std::unique_ptr<Transaction>(std::make_unique<SqliteTransaction>(*this, *writer_, nullptr));
}

Result<std::unique_ptr<SqliteConnection>> SqliteDatabase::take_reader() {
  {
    const std::lock_guard lock(readers_mutex_);
    if (!idle_readers_.empty()) {
      std::unique_ptr<SqliteConnection> reader = std::move(idle_readers_.back());
      idle_readers_.pop_back();
      return reader;
    }
  }
  return SqliteConnection::open(path_, ConnectionUse::kReader);
}

void SqliteDatabase::give_back(std::unique_ptr<SqliteConnection> reader) {
  const std::lock_guard lock(readers_mutex_);
  if (idle_readers_.size() < kMostIdleReaders) idle_readers_.push_back(std::move(reader));
}

}  // namespace inlet::store
