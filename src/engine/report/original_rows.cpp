// SPDX-License-Identifier: Apache-2.0
#include "engine/report/original_rows.h"

namespace inlet::engine {

Result<std::unique_ptr<OriginalRows>> OriginalRows::open(Engine& engine, const RunPlan& plan) {
  INLET_ASSIGN(auto source, engine.files.open_file(plan.sha256));
  INLET_ASSIGN(auto reader, tables::open_rows(*source, plan.profile, engine.limits.read));
  return std::unique_ptr<OriginalRows>(new OriginalRows(plan, std::move(source), std::move(reader)));
}

Result<bool> OriginalRows::read(std::int64_t record, OriginalRow& row) {
  while (true) {
    for (; next_index_ < block_.row_count(); ++next_index_) {
      if (sieve_.role(block_, next_index_) != tables::RowRole::kRecord) continue;
      if (next_record_++ != record) continue;
      const tables::RowPlace& place = block_.row(next_index_);
      row.record = record;
      row.row = static_cast<std::int64_t>(place.number);
      row.line = static_cast<std::int64_t>(place.line);
      row.is_bad = place.status == tables::RowStatus::kBad;
      row.cells.clear();
      for (std::size_t column = 0; column < place.cell_count; ++column)
        row.cells.push_back(block_.cell(next_index_, column));
      ++next_index_;
      return true;
    }
    INLET_ASSIGN(const bool more, reader_->next(block_));
    next_index_ = 0;
    if (!more) return false;
  }
}

}  // namespace inlet::engine
