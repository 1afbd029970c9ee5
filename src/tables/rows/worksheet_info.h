// SPDX-License-Identifier: Apache-2.0
//
// What a workbook says about one of its worksheets, without reading it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace inlet::tables {

enum class SheetVisibility : std::uint8_t { kVisible, kHidden, kVeryHidden };

struct WorksheetInfo {
  std::uint32_t index = 0;  // among the worksheets in workbook order; chart, dialog and macro sheets are not counted
  std::string name;
  SheetVisibility visibility = SheetVisibility::kVisible;
  std::optional<std::uint64_t> rows;  // last row of the used range where the file states it; it may state too much
};

}  // namespace inlet::tables
