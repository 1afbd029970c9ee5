// SPDX-License-Identifier: Apache-2.0
//
// The strings that the cells of a BIFF8 workbook name by number, in the SST record and those that continue it. They are read
// only as far as the cells need them: workbooks number strings by first use, so the first rows of a large file are there at once.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/errors/result.h"
#include "tables/rows/xls/biff_records.h"
#include "tables/rows/xls/biff_text.h"
#include "tables/rows/xlsx/string_table.h"

namespace inlet::tables {

class XlsStrings {
 public:
  // No strings at all.
  XlsStrings() = default;
  // `offset`: of the SST record in the stream.
  XlsStrings(const CompoundStream& stream, std::uint64_t offset);

  // The string of that number, with line feeds alone, which may first have to be read. Nothing when there is none; error()
  // says why.
  std::optional<std::string_view> at(std::size_t index) {
    if (index >= strings_.size() && !read_until(index)) return std::nullopt;
    return strings_.at(index);
  }
  // Reads the rest: CORRUPT_FILE when it is cut.
  Result<void> finish();
  base::Error error() const { return error_; }

 private:
  // The record that is being read. At an address of its own, for its parts know each other.
  struct Part {
    Part(const CompoundStream& stream, std::uint64_t offset);
    BiffRecords records;
    ContinuedReader reader;
    std::uint32_t left = 0;  // so many strings are said to follow; they end where the records end
  };

  bool read_until(std::size_t index);
  bool read_string();
  bool add(std::string_view text);
  bool fail(base::Error error);

  std::unique_ptr<Part> part_;  // none: all are read
  StringTable strings_;
  std::string text_;
  std::string unified_;
  base::Error error_;  // kInternal: none yet
};

}  // namespace inlet::tables
