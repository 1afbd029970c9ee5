// SPDX-License-Identifier: Apache-2.0
//
// What was mended in place.
#pragma once

#include "imports/ledger/row_fixes.h"
#include "store/database/connection.h"

namespace inlet::store {

class SqlFixRecords final : public imports::FixRecords {
 public:
  explicit SqlFixRecords(Connection& connection) : connection_(connection) {}

  Result<void> put(imports::ImportId import_id, const imports::CellFix& fix) override;
  Result<void> put(imports::ImportId import_id, const imports::ValueFix& fix) override;
  Result<void> leave_out(imports::ImportId import_id, std::int64_t record) override;
  Result<void> remove_cell(imports::ImportId import_id, std::int64_t record, std::uint32_t column) override;
  Result<void> remove_value(imports::ImportId import_id, std::uint32_t column, std::string_view value) override;
  Result<void> take_in(imports::ImportId import_id, std::int64_t record) override;
  Result<void> remove_all(imports::ImportId import_id) override;

  Result<imports::FixCount> count(imports::ImportId import_id) override;
  Result<std::vector<imports::CellFix>> cells(imports::ImportId import_id, std::int64_t after_record,
                                              std::uint32_t after_column, std::uint32_t limit) override;
  Result<std::vector<imports::ValueFix>> values(imports::ImportId import_id) override;
  Result<std::vector<std::int64_t>> left_out(imports::ImportId import_id) override;

 private:
  Connection& connection_;
};

}  // namespace inlet::store
