// SPDX-License-Identifier: Apache-2.0
//
// A PostgreSQL database as Inlet's: any number of processes on any number of machines share it. Writers take turns by a lock of
// the database; readers see one moment.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>

#include "store/database/database.h"
#include "store/postgres/connection_pool.h"
#include "store/postgres/postgres_shared_uploads.h"
#include "store/postgres/postgres_signal.h"
#include "store/records/catalog_cache.h"

namespace inlet::store::postgres {

class PostgresDatabase final : public Database {
 public:
  // `url`: postgres:// or postgresql://. The database must be there; its tables are made and brought to the present schema.
  static Result<std::unique_ptr<Database>> open(const std::string& url);

  Result<std::unique_ptr<Transaction>> begin(Access access) override;
  std::string describe() const override { return "PostgreSQL, " + pool_.address().describe(); }
  imports::SharedUploads* shared_uploads() override { return &shared_uploads_; }
  imports::ProgressSignal* signal() override { return &signal_; }
  base::Duration clock_ahead() const override { return clock_ahead_.load(); }

 private:
  friend class PostgresTransaction;

  explicit PostgresDatabase(const ServerAddress& address) : pool_(address), shared_uploads_(pool_), signal_(address) {}
  Result<void> prepare();
  Result<void> compare_clocks(PostgresConnection& connection);

  ConnectionPool pool_;
  PostgresSharedUploads shared_uploads_;
  PostgresSignal signal_;
  CatalogCache catalogs_;
  std::atomic<base::Duration> clock_ahead_{base::Duration(0)};
  std::atomic<std::chrono::steady_clock::time_point> compared_at_{};
};

}  // namespace inlet::store::postgres
