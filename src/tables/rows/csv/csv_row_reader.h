// SPDX-License-Identifier: Apache-2.0
//
// Rows of a delimited text file, streamed: memory depends on the longest row, never on the file. Rows are split where they
// were read and copied block-wise, so a cell costs a few nanoseconds and no allocation.
#pragma once

#include <optional>
#include <string_view>

#include "tables/rows/csv/csv_splitter.h"
#include "tables/rows/csv/text_window.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/row_reader.h"
#include "tables/rows/source_profile.h"

namespace inlet::tables {

class CsvRowReader final : public RowReader {
 public:
  // Smaller pieces are for tests. NO_SUCH_ENCODING.
  static Result<std::unique_ptr<CsvRowReader>> open(const base::ByteSource& source, const SourceProfile& profile,
                                                    const ReadLimits& limits,
                                                    std::size_t piece_bytes = TextWindow::kPieceBytes);

  // Errors: CELL_TOO_LONG, ROW_TOO_LONG, TOO_MANY_COLUMNS, and those of the source.
  Result<bool> next(RowBlock& block) override;
  Bookmark bookmark() const override { return bookmark_; }
  Result<void> seek(const Bookmark& place) override;
  ReadProgress progress() const override;

  // Rows in a block from now on, for those who need a bookmark behind each row.
  void set_block_rows(std::size_t count) { block_rows_ = count; }
  // Goes behind byte order mark and separator line, so that bookmark() says where the first row begins.
  Result<void> skip_beginning();

 private:
  CsvRowReader(const base::ByteSource& source, const SourceProfile& profile, const ReadLimits& limits,
               TextWindow window);

  Result<bool> next_rows(RowBlock& block, std::size_t row_limit);
  Result<void> start();
  Result<void> read_more();
  void mark_text();
  void split_rows(RowBlock& block, std::size_t row_limit);
  Result<void> check_incomplete_row() const;
  Result<void> check_cells(const RowBlock& block) const;
  Result<void> read_unclosed(RowBlock& block);
  Result<void> update_bookmark();
  base::Error cell_too_long(std::uint64_t row, std::size_t column) const;

  const base::ByteSource* source_;
  SourceProfile profile_;
  ReadLimits limits_;
  TextWindow window_;
  CsvSplitter splitter_;
  std::size_t block_rows_ = 1000;
  bool is_started_ = false;
  bool can_seek_;                // the encoding allows to begin at any line
  std::uint64_t row_ = 0;        // number of the last row given
  std::uint64_t line_ = 1;       // physical line of the next row
  SplitRow last_;                // the row that could not be completed
  std::size_t split_begin_ = 0;  // where window_.text() begins in the text that the splitter has
  std::size_t split_end_ = 0;    // in window_.text(): what lies before has been split
  Bookmark bookmark_;
  std::optional<base::Error> failure_;  // what ended the reading
};

}  // namespace inlet::tables
