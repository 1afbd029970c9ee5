// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a compound file with a workbook in it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/bytes/memory_source.h"
#include "tables/rows/xls/xls_row_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inlet::tables;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  bytes.replace(0, std::min<std::size_t>(size, 8), "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  const inlet::base::MemorySource source(bytes);
  (void)compound_content(source);
  (void)is_bare_biff(source);
  (void)list_xls_sheets(source, {});
  ReadLimits limits;
  limits.sheet_rows = 10'000;  // long gaps are tested elsewhere and take long here
  auto reader = open_xls_rows(source, {}, limits);
  if (!reader.has_value()) return 0;
  RowBlock block;
  for (int i = 0; i < 300; ++i) {
    const auto more = (*reader)->next(block);
    if (!more.has_value() || !*more) break;
  }
  (void)(*reader)->seek({2, 1, 0});
  return 0;
}
