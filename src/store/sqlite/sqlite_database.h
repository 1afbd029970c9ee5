// SPDX-License-Identifier: Apache-2.0
//
// A SQLite file as Inlet's database: one connection that writes, in turn with other threads and processes, and as many that
// read as there are readers at once.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/database/database.h"
#include "store/records/catalog_cache.h"
#include "store/sqlite/checkpointer.h"
#include "store/sqlite/sqlite_connection.h"
#include "store/sqlite/turnstile.h"

namespace inlet::store {

class SqliteDatabase final : public Database {
 public:
  static Result<std::unique_ptr<Database>> open(const std::string& path);

  Result<std::unique_ptr<Transaction>> begin(Access access) override;
  std::string describe() const override { return "SQLite, " + path_; }

 private:
  friend class SqliteTransaction;

  SqliteDatabase(std::string path, std::unique_ptr<Turnstile> turnstile)
      : path_(std::move(path)), turnstile_(std::move(turnstile)), checkpointer_(path_) {}
  Result<void> prepare_writer();
  Result<void> open_writer();
  Result<std::unique_ptr<SqliteConnection>> take_reader();
  void give_back(std::unique_ptr<SqliteConnection> reader);

  std::string path_;
  std::unique_ptr<Turnstile> turnstile_;
  std::unique_ptr<SqliteConnection> writer_;  // used only by who passed the turnstile
  CatalogCache catalogs_;
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<SqliteConnection>> idle_readers_;
  Checkpointer checkpointer_;  // ends before the connection that tells it
};

}  // namespace inlet::store
