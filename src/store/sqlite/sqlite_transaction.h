// SPDX-License-Identifier: Apache-2.0
//
// One transaction on a SQLite file. A writer has passed the turnstile and leaves it at the end; a reader sees the file as it
// was when it first looked.
#pragma once

#include <memory>

#include "store/records/sql_transaction.h"
#include "store/sqlite/sqlite_database.h"
#include "store/sqlite/sqlite_duplicate_index.h"
#include "store/sqlite/sqlite_lead_store.h"

namespace inlet::store {

class SqliteTransaction final : public SqlTransaction {
 public:
  // `connection`: in a transaction already; nullptr reader means that it is the writer's.
  SqliteTransaction(SqliteDatabase& database, SqliteConnection& connection, std::unique_ptr<SqliteConnection> reader);
  ~SqliteTransaction() override;
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;

  leads::LeadStore& leads() override { return leads_; }
  leads::DuplicateIndex& duplicates() override { return duplicates_; }
  Result<void> commit() override;

 private:
  SqliteDatabase& database_;
  SqliteConnection& connection_;
  std::unique_ptr<SqliteConnection> reader_;
  bool is_over_ = false;

  SqliteLeadStore leads_;
  SqliteDuplicateIndex duplicates_;
};

}  // namespace inlet::store
