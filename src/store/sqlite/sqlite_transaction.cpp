// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_transaction.h"

#include <utility>

#include "base/errors/check.h"
#include "base/log/log.h"
#include "sql/sqlite/connection.h"
#include "store/sqlite/sqlite_error.h"
#include "store/sqlite/sqlite_lead_table.h"
#include "store/sqlite/sqlite_step_rows.h"

namespace inlet::store {

SqliteTransaction::SqliteTransaction(SqliteDatabase& database, SqliteConnection& connection,
                                     std::unique_ptr<SqliteConnection> reader)
    : SqlTransaction(connection, database.catalogs_, std::make_unique<SqliteLeadTable>(connection),
                     std::make_unique<SqliteStepRows>(connection)),
      database_(database),
      connection_(connection),
      reader_(std::move(reader)),
      leads_(connection, catalog()),
      duplicates_(connection, catalog()) {
  connection_.guard_transaction(true);
}

SqliteTransaction::~SqliteTransaction() {
  connection_.guard_transaction(false);
  connection_.key_filter().end_transaction(false);
  bool is_clean = true;
  if (connection_.is_in_transaction()) {
    const auto rolled_back = connection_.run(sql::sqlite::kRollback);
    is_clean = rolled_back.has_value();
    if (!is_clean) base::log_error("database.rollback_failed", {{"detail", rolled_back.error().detail}});
  }
  if (reader_ == nullptr) {
    // A writer that can't even roll back is of no use; the next write opens another.
    if (!is_clean) database_.writer_ = nullptr;
    database_.turnstile_->leave();
  } else if (is_clean) {
    database_.give_back(std::move(reader_));
  }
}

Result<void> SqliteTransaction::commit() {
  INLET_CHECK(!is_over_);
  is_over_ = true;
  if (!connection_.is_in_transaction()) return transaction_is_over("commit");
  INLET_TRY(connection_.run(sql::sqlite::kCommit));
  connection_.key_filter().end_transaction(true);
  return {};
}

}  // namespace inlet::store
