// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/records.h"

#include "base/text/fold.h"

namespace inlet::tables {

RowRole RecordSieve::role(const RowBlock& block, std::size_t row_index) {
  const RowPlace& row = block.row(row_index);
  if (profile_->header_row.has_value()) {
    if (row.number < *profile_->header_row) return RowRole::kBeforeHeader;
    if (row.number == *profile_->header_row) return RowRole::kHeader;
  }
  const std::vector<RowRange>& ranges = profile_->left_out;
  while (next_range_ < ranges.size() && ranges[next_range_].last < row.number) ++next_range_;
  const bool is_left_out = next_range_ < ranges.size() && ranges[next_range_].first <= row.number;
  if (row.status == RowStatus::kBad) return is_left_out ? RowRole::kLeftOut : RowRole::kRecord;
  if (is_blank_row(block, row_index)) return RowRole::kBlank;
  return is_left_out ? RowRole::kLeftOut : RowRole::kRecord;
}

bool is_blank_row(const RowBlock& block, std::size_t row_index) {
  for (std::size_t column = 0; column < block.cell_count(row_index); ++column) {
    const std::string_view text = block.cell(row_index, column).text;
    if (text.empty()) continue;
    const auto first = static_cast<unsigned char>(text[0]);
    if ((first > ' ' && first < 0x7F) || !base::is_blank(text)) return false;
  }
  return true;
}

}  // namespace inlet::tables
