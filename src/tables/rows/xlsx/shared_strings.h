// SPDX-License-Identifier: Apache-2.0
//
// The strings that the cells of a workbook name by number. They are read from their part only as far as the cells need
// them: workbooks number strings by first use, so the first rows of a large file are there at once.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/errors/result.h"
#include "tables/rows/xlsx/string_table.h"
#include "tables/rows/xlsx/xlsx_package.h"

namespace inlet::tables {

class SharedStrings {
 public:
  // No strings at all.
  SharedStrings() = default;
  explicit SharedStrings(std::unique_ptr<XmlPart> part) : part_(std::move(part)) {}

  // The string of that number, with line feeds alone, which may first have to be read. Nothing when there is none; error() says why.
  std::optional<std::string_view> at(std::size_t index) {
    if (index >= strings_.size() && !read_until(index)) return std::nullopt;
    return strings_.at(index);
  }
  // at() will ask for it soon.
  void expect(std::size_t index) const {
    if (index < strings_.size()) strings_.expect(index);
  }
  // Reads the rest of the part, so that its size and checksum are compared.
  Result<void> finish();
  base::Error error() const { return error_; }

 private:
  bool read_until(std::size_t index);
  bool read_string();
  bool read_usual_strings();
  bool add(std::string_view text);
  bool has_failed() const { return error_.code != base::Code::kInternal; }
  bool fail(base::Error error);

  std::unique_ptr<XmlPart> part_;  // none: all are read
  StringTable strings_;
  std::string text_;
  std::string decoded_;
  std::string unified_;
  base::Error error_;  // kInternal: none yet
};

// Replaces _x000D_ and the like, by which workbooks write characters that XML can't hold. True when there were any; `to` is
// then the text.
bool decode_escapes(std::string_view text, std::string& to);

}  // namespace inlet::tables
