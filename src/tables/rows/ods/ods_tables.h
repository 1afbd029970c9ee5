// SPDX-License-Identifier: Apache-2.0
//
// The tables, rows and cells of content.xml of an OpenDocument spreadsheet. Rows and cells that are written once and
// repeated are unrolled as they are given, never in memory.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/errors/result.h"
#include "tables/rows/row_assembler.h"
#include "tables/rows/workbook_row_reader.h"
#include "tables/rows/worksheet_info.h"
#include "tables/rows/xlsx/xml_scanner.h"

namespace inlet::tables {

class OdsTables {
 public:
  // `xml` must outlive it.
  OdsTables(XmlScanner& xml, const ReadLimits& limits) : xml_(&xml), limits_(limits) {}

  // Goes to the next table; nothing when there are no more.
  Result<std::optional<WorksheetInfo>> next_table();
  // Reads over the rest of the table.
  Result<void> skip_table();
  // The same, and gives the number of the last row with a cell. Fails where its rows can't be read.
  Result<std::uint64_t> count_rows();
  // Rows of the table that next_table() found.
  Result<RowStep> next_row(RowAssembler& rows);
  // Of the rows that were given.
  const SheetTraits& traits() const { return traits_; }
  const std::vector<MergedRange>& merged_ranges() const { return merged_; }

 private:
  struct OdsCell {
    std::uint32_t column = 0;
    std::uint32_t repeated = 1;
    CellKind kind = CellKind::kText;
    std::string text;
    std::string shown;
  };

  Result<bool> find_row();
  Result<void> read_row();
  Result<void> read_cell();
  Result<void> read_paragraph(std::string& to);
  void remember_hidden_style();
  void note_span();
  std::uint64_t repeat_count(const char* attribute) const;

  XmlScanner* xml_;
  ReadLimits limits_;
  std::uint32_t next_index_ = 0;
  std::string style_name_;
  std::set<std::string> hidden_styles_;

  std::vector<OdsCell> cells_;  // of the row read last
  std::size_t cell_count_ = 0;
  std::size_t row_bytes_ = 0;
  std::uint32_t next_column_ = 0;
  std::uint64_t next_row_ = 1;
  std::uint64_t repeats_left_ = 0;
  std::uint64_t given_bytes_ = 0;
  std::uint64_t given_cells_ = 0;
  SheetTraits traits_;
  std::vector<MergedRange> merged_;
};

}  // namespace inlet::tables
