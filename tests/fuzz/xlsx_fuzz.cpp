// SPDX-License-Identifier: Apache-2.0
//
// Any text as the parts of an otherwise good workbook: sheet, strings, styles and settings, parted by U+0001.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/bytes/memory_source.h"
#include "tables/rows/xlsx/xlsx_row_reader.h"
#include "tests/tables/rows/xlsx/zip_builder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inlet::tables;
  std::string pieces[4];
  std::size_t piece = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] == 1 && piece < 3) {
      ++piece;
    } else {
      pieces[piece] += static_cast<char>(data[i]);
    }
  }
  const inlet::base::MemorySource source(make_xlsx({pieces[0], pieces[1], pieces[2], pieces[3]}));
  (void)list_xlsx_sheets(source, {});
  ReadLimits limits;
  limits.sheet_rows = 10'000;  // long gaps are tested elsewhere and take long here
  auto reader = open_xlsx_rows(source, {}, limits);
  if (!reader.has_value()) return 0;
  RowBlock block;
  for (int i = 0; i < 300; ++i) {
    const auto more = (*reader)->next(block);
    if (!more.has_value() || !*more) break;
  }
  (void)(*reader)->seek({2, 1, 0});
  return 0;
}
