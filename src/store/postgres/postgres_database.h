// SPDX-License-Identifier: Apache-2.0
//
// A PostgreSQL database as Inlet's: any number of processes on any number of machines share it. Writers take turns by a lock of
// the database; readers see one moment.
#pragma once

#include <memory>
#include <string>

#include "store/database/database.h"
#include "store/postgres/connection_pool.h"
#include "store/postgres/postgres_catalog_records.h"

namespace inlet::store::postgres {

class PostgresDatabase final : public Database {
 public:
  // `url`: postgres:// or postgresql://. The database must be there; its tables are made and brought to the present schema.
  static Result<std::unique_ptr<Database>> open(const std::string& url);

  Result<std::unique_ptr<Transaction>> begin(Access access) override;
  std::string describe() const override { return "PostgreSQL, " + pool_.address().describe(); }

 private:
  friend class PostgresTransaction;

  explicit PostgresDatabase(ServerAddress address) : pool_(std::move(address)) {}
  Result<void> prepare();

  ConnectionPool pool_;
  CatalogCache catalogs_;
};

}  // namespace inlet::store::postgres
