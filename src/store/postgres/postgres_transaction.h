// SPDX-License-Identifier: Apache-2.0
//
// One transaction on a PostgreSQL server, on a connection of its own. A writer has the turn until the end; a reader sees all as it
// was when it first looked. After a statement that failed nothing but the end is left.
#pragma once

#include <memory>
#include <string>

#include "store/postgres/postgres_database.h"
#include "store/postgres/postgres_duplicate_index.h"
#include "store/postgres/postgres_lead_store.h"
#include "store/records/sql_transaction.h"

namespace inlet::store::postgres {

class PostgresTransaction final : public SqlTransaction {
 public:
  // `connection`: in a transaction already.
  PostgresTransaction(PostgresDatabase& database, std::unique_ptr<PostgresConnection> connection, ConnectionUse use);
  ~PostgresTransaction() override;
  PostgresTransaction(const PostgresTransaction&) = delete;
  PostgresTransaction& operator=(const PostgresTransaction&) = delete;

  leads::LeadStore& leads() override { return leads_; }
  leads::DuplicateIndex& duplicates() override { return duplicates_; }
  Result<void> commit() override;
  Result<void> commit_unawaited() override;

 private:
  Result<void> end_with(const std::string& sql);

  PostgresDatabase& database_;
  std::unique_ptr<PostgresConnection> connection_;
  ConnectionUse use_;
  bool is_over_ = false;

  PostgresLeadStore leads_;
  PostgresDuplicateIndex duplicates_;
};

}  // namespace inlet::store::postgres
