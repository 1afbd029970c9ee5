// SPDX-License-Identifier: Apache-2.0
//
// The catalogue of fields in SQLite, read once per version. A custom field is a column of `lead`.
#pragma once

#include <memory>
#include <mutex>

#include "store/database/database.h"
#include "store/sqlite/sqlite_connection.h"

namespace inlet::store {

// The newest committed catalogue, shared by all transactions of a process.
class CatalogCache {
 public:
  std::shared_ptr<const leads::FieldCatalog> find(leads::CatalogVersion version);
  void keep(std::shared_ptr<const leads::FieldCatalog> catalog);

 private:
  std::mutex mutex_;
  std::shared_ptr<const leads::FieldCatalog> newest_;
};

class SqliteCatalogRecords final : public CatalogRecords {
 public:
  SqliteCatalogRecords(SqliteConnection& connection, CatalogCache& cache) : connection_(connection), cache_(cache) {}

  Result<std::shared_ptr<const leads::FieldCatalog>> current() override;
  Result<void> add_field(const leads::Field& field) override;
  Result<void> change_field(const leads::Field& field) override;
  Result<void> order_fields(const std::vector<std::string>& keys) override;
  Result<std::string> add_option(std::string_view field, std::string_view label) override;

  // Fills an empty catalogue; the columns are there already.
  Result<void> add_standard_fields(std::span<const leads::Field> fields);

 private:
  Result<std::shared_ptr<const leads::FieldCatalog>> read(leads::CatalogVersion version);
  Result<void> insert_field(const leads::Field& field);
  Result<void> put_options(const leads::Field& field);
  Result<void> begin_version();
  Result<void> make_unique(const leads::Field& field);
  Result<void> end_unique(const leads::Field& field);

  SqliteConnection& connection_;
  CatalogCache& cache_;
  std::shared_ptr<const leads::FieldCatalog> own_;  // of this transaction
  // A catalogue that this transaction made is nobody else's before the commit.
  bool changed_ = false;
};

}  // namespace inlet::store
