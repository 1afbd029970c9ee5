// SPDX-License-Identifier: Apache-2.0
//
// The number format of each cell style of a workbook: what styles.xml is read for.
#pragma once

#include <cstdint>
#include <vector>

#include "base/errors/result.h"
#include "tables/rows/xlsx/number_format.h"
#include "tables/rows/xlsx/xml_scanner.h"

namespace inlet::tables {

class CellStyles {
 public:
  CellStyles() = default;
  explicit CellStyles(std::vector<NumberFormat> formats) : formats_(std::move(formats)) {}

  // The format of the style a cell names; plain for one that does not exist.
  const NumberFormat& format(std::uint32_t style) const { return style < formats_.size() ? formats_[style] : plain_; }

 private:
  std::vector<NumberFormat> formats_;
  NumberFormat plain_;
};

Result<CellStyles> read_cell_styles(XmlScanner& xml);

}  // namespace inlet::tables
