// SPDX-License-Identifier: Apache-2.0
//
// What a person mended in place before the import: single cells, a value wherever it stands in a column, rows left out. Kept
// with the import, changed only while it is a draft; check and import read the file as corrected.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "imports/ledger/import_record.h"

namespace inlet::imports {

struct CellFix {
  std::int64_t record = 0;   // from 0, without blank rows
  std::uint32_t column = 0;  // of the file, from 0
  std::string text;          // what the cell holds instead; "" makes it blank
};

// All cells of a column that hold exactly `value`. A fix of the cell itself comes before it.
struct ValueFix {
  std::uint32_t column = 0;
  std::string value;
  std::string text;
};

struct FixCount {
  std::int64_t cells = 0;
  std::int64_t values = 0;
  std::int64_t left_out = 0;

  std::int64_t all() const { return cells + values + left_out; }
};

class FixRecords {
 public:
  virtual ~FixRecords() = default;
  // A second fix of the same cell or value takes the place of the first; taking back what is not there is fine.
  virtual Result<void> put(ImportId import_id, const CellFix& fix) = 0;
  virtual Result<void> put(ImportId import_id, const ValueFix& fix) = 0;
  virtual Result<void> leave_out(ImportId import_id, std::int64_t record) = 0;
  virtual Result<void> remove_cell(ImportId import_id, std::int64_t record, std::uint32_t column) = 0;
  virtual Result<void> remove_value(ImportId import_id, std::uint32_t column, std::string_view value) = 0;
  virtual Result<void> take_in(ImportId import_id, std::int64_t record) = 0;
  virtual Result<void> remove_all(ImportId import_id) = 0;

  virtual Result<FixCount> count(ImportId import_id) = 0;
  // In the order of the file, those behind (record, column); (-1, 0) for the first ones.
  virtual Result<std::vector<CellFix>> cells(ImportId import_id, std::int64_t after_record, std::uint32_t after_column,
                                             std::uint32_t limit) = 0;
  virtual Result<std::vector<ValueFix>> values(ImportId import_id) = 0;
  virtual Result<std::vector<std::int64_t>> left_out(ImportId import_id) = 0;  // ascending
};

}  // namespace inlet::imports
