// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/csv/csv_row_reader.h"

#include <algorithm>
#include <utility>

#include "base/text/utf8.h"
#include "tables/rows/csv/formula_guard.h"
#include "tables/rows/csv/wrong_bytes.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kBlockBytes = 256 * 1024;
constexpr std::size_t kShownUnits = 32'767;  // what a spreadsheet cell holds, in UTF-16 units

std::string size_text(std::uint64_t bytes) {
  constexpr std::uint64_t kMebibyte = 1024 * 1024;
  if (bytes > 0 && bytes % kMebibyte == 0) return std::to_string(bytes / kMebibyte) + " MiB";
  return std::to_string(bytes) + " bytes";
}

// The beginning of a text that a spreadsheet cell holds.
std::string_view cut_to_cell(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t units = 0; length < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, length);
    units += next.value > 0xFFFF ? 2 : 1;
    if (units > kShownUnits) break;
    length += next.size_bytes;
  }
  return text.substr(0, length);
}

}  // namespace

CsvRowReader::CsvRowReader(const base::ByteSource& source, const SourceProfile& profile, const ReadLimits& limits,
                           TextWindow window)
    : source_(&source),
      profile_(profile),
      limits_(limits),
      window_(std::move(window)),
      splitter_(profile, limits.columns),
      can_seek_(base::is_decodable_by_lines(profile.encoding)) {}

Result<std::unique_ptr<CsvRowReader>> CsvRowReader::open(const base::ByteSource& source, const SourceProfile& profile,
                                                         const ReadLimits& limits, std::size_t piece_bytes) {
  INLET_ASSIGN(TextWindow window, TextWindow::open(source, profile.encoding, piece_bytes));
  return std::unique_ptr<CsvRowReader>(new CsvRowReader(source, profile, limits, std::move(window)));
}

Result<bool> CsvRowReader::next(RowBlock& block) {
  if (failure_.has_value()) return *failure_;
  Result<bool> has_rows = next_rows(block, block_rows_);
  if (has_rows.has_value()) {
    if (auto updated = update_bookmark(); !updated.has_value()) has_rows = std::move(updated).error();
  }
  if (!has_rows.has_value()) {
    block.clear();
    failure_ = has_rows.error();
  }
  return has_rows;
}

Result<bool> CsvRowReader::next_rows(RowBlock& block, std::size_t row_limit) {
  block.clear();
  if (!is_started_) INLET_TRY(start());
  for (;;) {
    split_rows(block, row_limit);
    if (!block.rows.empty()) {
      if (split_end_ > limits_.cell_bytes) INLET_TRY(check_cells(block));
      window_.consume(split_end_);
      split_begin_ += split_end_;
      return true;
    }
    if (window_.is_whole() && window_.text().empty()) return false;
    if (!window_.text().empty()) INLET_TRY(check_incomplete_row());
    if (!window_.text().empty() && last_.end == RowEnd::kCutInQuotes) {
      // With every quote doubled, a cell takes twice its length and the two quotes around it.
      const std::uint64_t longest = 2 * std::uint64_t{limits_.cell_bytes} + 2;
      const bool is_long = window_.text().size() - (last_.cell_begin - split_begin_) > longest;
      if (window_.is_whole() || is_long) {
        INLET_TRY(read_unclosed(block));
        return true;
      }
    }
    INLET_TRY(read_more());
  }
}

Result<void> CsvRowReader::skip_beginning() {
  if (!is_started_) INLET_TRY(start());
  return update_bookmark();
}

// Takes off the byte order mark and the line `sep=;`.
Result<void> CsvRowReader::start() {
  is_started_ = true;
  INLET_TRY(window_.read_more());
  while (window_.text().size() < 3 && !window_.is_whole()) INLET_TRY(window_.read_more());
  if (window_.text().starts_with("\xEF\xBB\xBF")) window_.consume(3);
  if (profile_.has_separator_line) {
    std::size_t end = window_.text().find_first_of("\r\n");
    while ((end == std::string_view::npos || end + 1 == window_.text().size()) && !window_.is_whole()) {
      INLET_TRY(window_.read_more());
      end = window_.text().find_first_of("\r\n");
    }
    const std::string_view text = window_.text();
    const bool is_crlf = end != std::string_view::npos && text.substr(end).starts_with("\r\n");
    window_.consume(end == std::string_view::npos ? text.size() : end + (is_crlf ? 2 : 1));
    line_ = 2;
  }
  mark_text();
  return {};
}

Result<void> CsvRowReader::read_more() {
  INLET_TRY(window_.read_more());
  mark_text();
  return {};
}

void CsvRowReader::mark_text() {
  splitter_.set_text(window_.text().data(), window_.text().size(), window_.is_whole());
  split_begin_ = 0;
}

// Splits as many rows of the window as make a block. Where none is complete, last_ says why.
void CsvRowReader::split_rows(RowBlock& block, std::size_t row_limit) {
  const std::size_t origin = split_begin_;  // the splitter's text begins where the window did when it was last filled
  const std::size_t end = origin + window_.text().size();
  std::size_t position = origin;
  while (position < end && block.rows.size() < row_limit && position - origin < kBlockBytes) {
    const std::size_t first_cell = block.cells.size();
    last_ = splitter_.split(position, origin, block);
    if (last_.end != RowEnd::kComplete || last_.next - position > limits_.row_bytes) {
      splitter_.drop_cells_from(first_cell, block);
      break;
    }
    RowPlace row;
    row.number = ++row_;
    row.line = line_;
    row.first_cell = static_cast<std::uint32_t>(first_cell);
    row.cell_count = static_cast<std::uint32_t>(block.cells.size() - first_cell);
    block.rows.push_back(row);
    line_ += last_.lines;
    position = last_.next;
  }
  split_end_ = position - origin;
  if (block.rows.empty()) return;
  block.bytes.assign(window_.text().data(), split_end_);
  const bool is_valid = window_.is_decoded() || base::is_valid_utf8(block.bytes);
  splitter_.rewrite_cells(block);
  if (!is_valid) replace_wrong_bytes(block);
  if (window_.has_replacements()) mark_rows_with_replacements(block);
  if (profile_.is_failed_records_file) take_formula_guards_off(block);
}

// Refuses a row that is not complete and too long already.
Result<void> CsvRowReader::check_incomplete_row() const {
  switch (last_.end) {
    case RowEnd::kTooManyColumns:
      return base::make_error(base::ErrorKind::kLimit, base::Code::kTooManyColumns,
                              {"more than " + std::to_string(limits_.columns), std::to_string(limits_.columns)},
                              "row " + std::to_string(row_ + 1));
    case RowEnd::kCutInQuotes: return {};  // whether the quotes close decides
    case RowEnd::kCut:
      if (window_.text().size() - (last_.cell_begin - split_begin_) > limits_.cell_bytes) {
        return cell_too_long(row_ + 1, last_.cell_index);
      }
      if (window_.text().size() <= limits_.row_bytes) return {};
      break;
    case RowEnd::kComplete: break;  // complete, and not taken because it is too long
  }
  return base::make_error(base::ErrorKind::kLimit, base::Code::kRowTooLong,
                          {std::to_string(row_ + 1), size_text(limits_.row_bytes)});
}

Result<void> CsvRowReader::check_cells(const RowBlock& block) const {
  for (const RowPlace& row : block.rows) {
    for (std::uint32_t i = 0; i < row.cell_count; ++i) {
      if (block.cells[row.first_cell + i].length > limits_.cell_bytes) return cell_too_long(row.number, i);
    }
  }
  return {};
}

base::Error CsvRowReader::cell_too_long(std::uint64_t row, std::size_t column) const {
  return base::make_error(base::ErrorKind::kLimit, base::Code::kCellTooLong,
                          {std::to_string(row), std::to_string(column + 1), size_text(limits_.cell_bytes)});
}

// Quotes that are never closed make one bad row of the rest; quotes that close later than a cell may be long refuse the file.
Result<void> CsvRowReader::read_unclosed(RowBlock& block) {
  ClosingQuote closing({profile_.delimiter, profile_.quote, profile_.backslash_escapes});
  std::string shown(window_.text().substr(0, 4 * kShownUnits));
  bool is_closed = false;
  if (!window_.is_whole()) {
    is_closed = closing.is_found_in(window_.text().substr(last_.cell_begin - split_begin_ + 1));
    while (!is_closed && !window_.is_whole()) {
      window_.consume(window_.text().size());
      INLET_TRY(window_.read_more());
      is_closed = closing.is_found_in(window_.text());
    }
    is_closed = is_closed || closing.is_found_at_end();
  }
  if (is_closed) return cell_too_long(row_ + 1, last_.cell_index);
  window_.consume(window_.text().size());
  mark_text();

  RowPlace place;
  place.number = ++row_;
  place.line = line_;
  place.cell_count = 1;
  place.status = RowStatus::kBad;
  place.fault = base::Code::kUnclosedQuote;
  place.fault_line = line_ + last_.lines_before_cell;
  block.cells.push_back({0, static_cast<std::uint32_t>(shown.size()), 0, CellKind::kText});
  block.rows.push_back(place);
  block.bytes = std::move(shown);
  if (!base::is_valid_utf8(block.bytes)) replace_wrong_bytes(block);
  CellPlace& raw = block.cells.back();
  raw.length = static_cast<std::uint32_t>(cut_to_cell(block.cell(0, 0).text).size());
  return {};
}

Result<void> CsvRowReader::update_bookmark() {
  bookmark_.row = row_;
  bookmark_.line = line_;
  bookmark_.byte_offset = 0;
  if (can_seek_) {
    INLET_ASSIGN(bookmark_.byte_offset, window_.file_offset());
  }
  return {};
}

Result<void> CsvRowReader::seek(const Bookmark& place) {
  const bool from_start = place.row == 0 || !can_seek_;
  window_.seek(from_start ? 0 : place.byte_offset);
  is_started_ = !from_start;
  row_ = from_start ? 0 : place.row;
  line_ = from_start ? 1 : place.line;
  failure_.reset();
  mark_text();
  RowBlock passed;
  while (row_ < place.row) {
    INLET_ASSIGN(const bool has_rows, next_rows(passed, static_cast<std::size_t>(place.row - row_)));
    if (!has_rows) break;
  }
  bookmark_ = place;
  return {};
}

ReadProgress CsvRowReader::progress() const { return {window_.bytes_read(), source_->size()}; }

}  // namespace inlet::tables
