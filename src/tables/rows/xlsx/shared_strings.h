// SPDX-License-Identifier: Apache-2.0
//
// The strings that the cells of a workbook name by number, in one piece of memory. What the file claims about their number
// is not believed: memory grows only with what is really there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/xlsx/xml_scanner.h"

namespace inlet::tables {

class SharedStrings {
 public:
  SharedStrings() : ends_{0} {}

  std::size_t size() const { return ends_.size() - 1; }
  std::string_view at(std::size_t index) const {
    return std::string_view(bytes_).substr(ends_[index], ends_[index + 1] - ends_[index]);
  }
  // Adds a string; false when the table would pass its limit.
  bool add(std::string_view text);
  // Appends to the string added last.
  bool extend(std::string_view text);

  static constexpr std::size_t kLargestTable = 160 * 1024 * 1024;  // bytes in memory

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

Result<SharedStrings> read_shared_strings(XmlScanner& xml);

// Replaces _x000D_ and the like, by which workbooks write characters that XML can't hold. True when there were any; `to` is
// then the text.
bool decode_escapes(std::string_view text, std::string& to);

}  // namespace inlet::tables
