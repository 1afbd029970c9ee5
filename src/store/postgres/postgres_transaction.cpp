// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_transaction.h"

#include <utility>

#include "base/errors/check.h"
#include "base/log/log.h"
#include "sql/postgres/connection.h"
#include "sql/postgres/own_connection.h"
#include "store/postgres/postgres_error.h"
#include "store/postgres/postgres_lead_table.h"
#include "store/postgres/postgres_step_rows.h"

namespace inlet::store::postgres {

PostgresTransaction::PostgresTransaction(PostgresDatabase& database, std::unique_ptr<PostgresConnection> connection,
                                         ConnectionUse use)
    : SqlTransaction(*connection, database.catalogs_, std::make_unique<PostgresLeadTable>(*connection),
                     std::make_unique<PostgresStepRows>(*connection)),
      database_(database),
      connection_(std::move(connection)),
      use_(use),
      leads_(*connection_, catalog()),
      duplicates_(*connection_, catalog()) {
  connection_->guard_transaction(true);
}

PostgresTransaction::~PostgresTransaction() {
  connection_->guard_transaction(false);
  if (KnownKeys* known = connection_->known_keys()) known->end_transaction(*connection_, false);
  if (connection_->is_in_transaction()) {
    const auto rolled_back = connection_->run_script(sql::postgres::kRollback);
    // The pool closes a connection that can't even roll back; the server then does it.
    if (!rolled_back) base::log_error("database.rollback_failed", {{"detail", rolled_back.error().detail}});
  }
  database_.pool_.give_back(std::move(connection_), use_);
}

Result<void> PostgresTransaction::commit() { return end_with(sql::postgres::kCommit); }

Result<void> PostgresTransaction::commit_unawaited() { return end_with(sql::postgres::kCommitUnawaited); }

Result<void> PostgresTransaction::end_with(const std::string& sql) {
  INLET_CHECK(!is_over_);
  is_over_ = true;
  if (!connection_->is_in_transaction()) return connection_is_gone("commit");
  // The server would answer COMMIT with a silent rollback.
  if (connection_->has_failed()) return base::internal_error("commit after a statement that failed");
  INLET_TRY(connection_->run_script(sql));
  if (KnownKeys* known = connection_->known_keys()) known->end_transaction(*connection_, true);
  return {};
}

}  // namespace inlet::store::postgres
