// SPDX-License-Identifier: Apache-2.0
//
// What was mended in place, in memory: every reader of an import's rows, check, import and report alike, sees them as
// corrected through this.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/errors/result.h"
#include "imports/ledger/row_fixes.h"
#include "leads/convert/text_lookup.h"
#include "store/database/database.h"
#include "tables/rows/row_block.h"

namespace inlet::engine {

class RowFixes {
 public:
  // None of an import that has none; shared by threads that only read.
  static Result<std::unique_ptr<RowFixes>> load(store::Transaction& transaction, imports::ImportId import_id);

  bool is_empty() const { return cells_.empty() && values_.empty() && left_out_.empty(); }
  bool is_left_out(std::int64_t record) const { return left_out_.contains(record); }
  // The text that takes the place of the cell's; nullptr where it stays. Lives as long as this.
  const std::string* find(std::int64_t record, std::uint32_t column, const tables::Cell& cell) const;
  // The cell, or the text in its place.
  tables::Cell corrected(std::int64_t record, std::uint32_t column, const tables::Cell& cell) const {
    const std::string* text = is_empty() ? nullptr : find(record, column, cell);
    return text == nullptr ? cell : tables::Cell{*text, *text, tables::CellKind::kText};
  }

 private:
  std::unordered_map<std::int64_t, std::map<std::uint32_t, std::string>> cells_;
  std::unordered_map<std::uint32_t, leads::TextLookup<std::string>> values_;
  std::unordered_set<std::int64_t> left_out_;
};

}  // namespace inlet::engine
