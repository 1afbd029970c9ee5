// SPDX-License-Identifier: Apache-2.0
#include "engine/report/original_rows.h"

#include <utility>

#include "tables/sandbox/confined_tables.h"

namespace inlet::engine {
namespace {

// Reading over fewer than these takes less time than beginning anew.
constexpr std::int64_t kFarRecords = 5'000;

}  // namespace

Result<std::unique_ptr<OriginalRows>> OriginalRows::open(Engine& engine, imports::ImportId import_id,
                                                         const RunPlan& plan) {
  std::unique_ptr<RowFixes> fixes;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(fixes, RowFixes::load(*transaction, import_id));
    // This node may still hold its copy of a file that was erased on another.
    INLET_ASSIGN(const auto upload, transaction->uploads().find(plan.upload));
    if (upload && upload->removed_at) {
      return base::make_error(base::ErrorKind::kNotFound, base::Code::kGone, {"The file"});
    }
  }
  INLET_ASSIGN(auto source, engine.files.open_file(plan.sha256));
  INLET_ASSIGN(auto reader, tables::confined::open_rows(*source, plan.profile, engine.limits.read,
                                                        engine.files.path_of(plan.sha256)));
  std::unique_ptr<OriginalRows> rows(new OriginalRows(plan, std::move(fixes), std::move(source), std::move(reader)));
  rows->limits_ = engine.limits.read;
  rows->path_ = engine.files.path_of(plan.sha256);
  return rows;
}

Result<bool> OriginalRows::read(std::int64_t record, OriginalRow& row) {
  if (record - next_record_ > kFarRecords) INLET_TRY(leap(record));
  while (true) {
    for (; next_index_ < block_.row_count(); ++next_index_) {
      if (sieve_.role(block_, next_index_) != tables::RowRole::kRecord) continue;
      if (next_record_++ != record) continue;
      const tables::RowPlace& place = block_.row(next_index_);
      row.record = record;
      row.row = static_cast<std::int64_t>(place.number);
      row.line = static_cast<std::int64_t>(place.line);
      row.is_bad = place.status == tables::RowStatus::kBad;
      take_cells(place, row);
      ++next_index_;
      return true;
    }
    INLET_ASSIGN(const bool more, reader_->next(block_));
    next_index_ = 0;
    if (!more) return false;
  }
}

void OriginalRows::take_cells(const tables::RowPlace& place, OriginalRow& row) const {
  row.cells.clear();
  row.mended.clear();
  for (std::uint32_t column = 0; column < place.cell_count; ++column) {
    row.cells.push_back(block_.cell(next_index_, column));
    if (fixes_->is_empty() || row.is_bad) continue;
    const std::string* text = fixes_->find(row.record, column, row.cells.back());
    if (text == nullptr) continue;
    row.mended.push_back({column, std::string(row.cells.back().shown)});
    row.cells.back() = {*text, *text, tables::CellKind::kText};
  }
}

// Goes to the block of the record, where the file's index is there or can be made; else reading just goes on.
Result<void> OriginalRows::leap(std::int64_t record) {
  if (!std::exchange(was_index_wanted_, true)) {
    auto index = tables::confined::index_rows(*source_, profile_, limits_, path_);
    if (index.has_value() && !index->blocks.empty()) index_ = std::move(*index);
  }
  if (!index_) return {};
  const tables::RecordNumbers numbers(*index_, profile_);
  const auto row = numbers.row_of(static_cast<std::uint64_t>(record));
  if (!row) return {};
  const tables::Bookmark& place = index_->block_of(*row).before;
  if (place.row <= reader_->bookmark().row) return {};
  INLET_TRY(reader_->seek(place));
  next_record_ = static_cast<std::int64_t>(numbers.records_before(place.row + 1));
  sieve_ = tables::RecordSieve(profile_);
  block_.clear();
  next_index_ = 0;
  return {};
}

}  // namespace inlet::engine
