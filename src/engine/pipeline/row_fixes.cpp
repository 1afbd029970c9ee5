// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/row_fixes.h"

#include <utility>

namespace inlet::engine {
namespace {

constexpr std::uint32_t kPage = 10'000;

}  // namespace

Result<std::unique_ptr<RowFixes>> RowFixes::load(store::Transaction& transaction, imports::ImportId import_id) {
  auto fixes = std::make_unique<RowFixes>();
  imports::FixRecords& stored = transaction.fixes();
  INLET_ASSIGN(auto values, stored.values(import_id));
  for (imports::ValueFix& fix : values) fixes->values_[fix.column][std::move(fix.value)] = std::move(fix.text);
  INLET_ASSIGN(const auto left_out, stored.left_out(import_id));
  fixes->left_out_.insert(left_out.begin(), left_out.end());
  std::int64_t record = -1;
  std::uint32_t column = 0;
  while (true) {
    INLET_ASSIGN(auto cells, stored.cells(import_id, record, column, kPage));
    for (imports::CellFix& fix : cells) {
      record = fix.record;
      column = fix.column;
      fixes->cells_[record][column] = std::move(fix.text);
    }
    if (cells.size() < kPage) return fixes;
  }
}

const std::string* RowFixes::find(std::int64_t record, std::uint32_t column, const tables::Cell& cell) const {
  if (const auto row = cells_.find(record); row != cells_.end()) {
    if (const auto fix = row->second.find(column); fix != row->second.end()) return &fix->second;
  }
  const auto replaced = values_.find(column);
  if (replaced == values_.end()) return nullptr;
  auto fix = replaced->second.find(cell.text);
  // A person sees a number as its format shows it.
  if (fix == replaced->second.end()) fix = replaced->second.find(cell.shown);
  return fix == replaced->second.end() ? nullptr : &fix->second;
}

}  // namespace inlet::engine
