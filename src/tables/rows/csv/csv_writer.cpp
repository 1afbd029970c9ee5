// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/csv/csv_writer.h"

#include <algorithm>
#include <utility>

#include "tables/rows/csv/formula_guard.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kPieceBytes = 64 * 1024;

}  // namespace

void append_csv_cell(std::string_view text, char delimiter, std::string& to) {
  const bool needs_quotes = std::any_of(text.begin(), text.end(), [delimiter](char byte) {
    return byte == delimiter || byte == '"' || byte == '\n' || byte == '\r';
  });
  if (!needs_quotes) {
    to += text;
    return;
  }
  to += '"';
  for (const char byte : text) {
    if (byte == '"') to += '"';
    to += byte;
  }
  to += '"';
}

CsvWriter::CsvWriter(TextSink sink, const CsvStyle& style) : sink_(std::move(sink)), style_(style) {
  if (style_.has_byte_order_mark) pending_ = "\xEF\xBB\xBF";
  row_begin_ = pending_.size();
}

void CsvWriter::add_cell(std::string_view text) {
  if (cell_count_++ > 0) pending_ += style_.delimiter;
  if (!style_.guards_formulas || !needs_formula_guard(text)) return append_csv_cell(text, style_.delimiter, pending_);
  std::string guarded = "'";
  guarded += text;
  append_csv_cell(guarded, style_.delimiter, pending_);
}

Result<void> CsvWriter::end_row() {
  // An empty line would be a row without cells.
  if (cell_count_ == 1 && pending_.size() == row_begin_) pending_ += "\"\"";
  pending_ += "\r\n";
  cell_count_ = 0;
  row_begin_ = pending_.size();
  if (pending_.size() < kPieceBytes) return {};
  INLET_TRY(sink_(pending_));
  pending_.clear();
  row_begin_ = 0;
  return {};
}

Result<void> CsvWriter::write_row(std::span<const std::string_view> cells) {
  for (const std::string_view cell : cells) add_cell(cell);
  return end_row();
}

Result<void> CsvWriter::finish() {
  if (pending_.empty()) return {};
  const std::string rest = std::exchange(pending_, {});
  return sink_(rest);
}

}  // namespace inlet::tables
