// SPDX-License-Identifier: Apache-2.0
//
// The rows of a worksheet part: knows rows, cells, their values and nothing else of a sheet.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/errors/result.h"
#include "tables/rows/row_assembler.h"
#include "tables/rows/serial_date.h"
#include "tables/rows/workbook_row_reader.h"
#include "tables/rows/xlsx/cell_styles.h"
#include "tables/rows/xlsx/shared_strings.h"
#include "tables/rows/xlsx/usual_form.h"
#include "tables/rows/xlsx/xml_scanner.h"

namespace inlet::tables {

// What the cells of a workbook refer to.
struct CellContext {
  SharedStrings strings;
  CellStyles styles;
  DateSystem date_system = DateSystem::k1900;
};

class XmlCells {
 public:
  // Both must outlive it.
  XmlCells(XmlScanner& xml, CellContext& context) : xml_(&xml), context_(&context) {}

  Result<RowStep> next_row(RowAssembler& rows);
  const SheetTraits& traits() const { return traits_; }
  const std::vector<MergedRange>& merged_ranges() const { return merged_; }

 private:
  Result<bool> find_rows();
  Result<bool> find_row(RowTag& tag);
  Result<void> read_behind_rows();
  // Reads the cells that come next as long as they are written in the usual form. False: a limit is passed.
  bool read_usual_cells();
  CellTag read_cell_tag() const;
  Result<void> read_cell(const CellTag& tag);
  bool add_cell(const CellTag& tag, const CellContent& content);
  bool add_shared(std::uint32_t column, std::uint64_t index);
  struct SharedCell {
    std::uint32_t column;
    std::uint32_t index;
  };
  bool add_shared_cells(std::span<const SharedCell> cells);
  bool add_number(const CellTag& tag, std::string_view written);
  bool add_date(const CellTag& tag, std::string_view written);
  bool add_text(std::uint32_t column, std::string_view text);

  XmlScanner* xml_;
  CellContext* context_;
  RowAssembler* rows_ = nullptr;  // of the row being read
  bool in_rows_ = false;
  SheetTraits traits_;
  std::vector<MergedRange> merged_;
  std::uint64_t last_row_ = 0;
  std::uint32_t next_column_ = 0;
  std::string value_;  // of the cell being read, where it is not in one piece
  std::string inline_text_;
  std::string decoded_;
};

}  // namespace inlet::tables
