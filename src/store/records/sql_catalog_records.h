// SPDX-License-Identifier: Apache-2.0
//
// The catalogue of fields, read once per version. A custom field is a column of `lead`.
#pragma once

#include <memory>

#include "store/database/connection.h"
#include "store/database/database.h"
#include "store/records/catalog_cache.h"
#include "store/records/lead_table.h"

namespace inlet::store {

class SqlCatalogRecords final : public CatalogRecords {
 public:
  SqlCatalogRecords(Connection& connection, LeadTable& lead_table, CatalogCache& cache)
      : connection_(connection), lead_table_(lead_table), cache_(cache) {}

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

  Connection& connection_;
  LeadTable& lead_table_;
  CatalogCache& cache_;
  std::shared_ptr<const leads::FieldCatalog> own_;  // of this transaction
  // A catalogue that this transaction made is nobody else's before the commit.
  bool changed_ = false;
};

}  // namespace inlet::store
