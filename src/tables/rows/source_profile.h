// SPDX-License-Identifier: Apache-2.0
//
// How a file is to be read: every decision that detection made or a person changed. Part of an import's frozen plan, so the
// same file and profile give the same rows for ever.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/errors/result.h"

namespace inlet::tables {

enum class FileFormat : std::uint8_t { kCsv, kXlsx, kXls, kOds };

// Rows that are no records although they are not blank: totals, footers, headers repeated in the middle.
struct RowRange {
  std::uint64_t first = 0;  // row numbers as a spreadsheet shows them, both ends included
  std::uint64_t last = 0;
  friend bool operator==(const RowRange&, const RowRange&) = default;
};

struct SourceProfile {
  FileFormat format = FileFormat::kCsv;

  // Text files.
  std::string encoding = "UTF-8";  // ICU's canonical name or a MIME name that ICU knows
  char delimiter = ',';
  char quote = '"';                 // '\0': quotes mean nothing
  bool backslash_escapes = false;   // \" inside quotes is a quote
  bool has_separator_line = false;  // a first line `sep=;` is no row

  // Workbooks.
  std::uint32_t sheet_index = 0;  // among the worksheets, in workbook order, from 0
  std::string sheet_name;
  bool fills_merged = false;  // the cells under the first one of a merged range have its value too

  // Both. Row numbers from 1.
  std::optional<std::uint64_t> header_row = 1;  // none: columns are called Column A, Column B ...
  std::vector<RowRange> left_out;               // sorted, beyond the header
  bool is_failed_records_file = false;          // ours, with its `_` columns: the formula guard is taken off again

  friend bool operator==(const SourceProfile&, const SourceProfile&) = default;
};

// The same table with its cells as they stand in the file: guards against formulas stay on.
SourceProfile as_in_the_file(SourceProfile profile);

std::string_view name_of(FileFormat format);  // csv, xlsx, xls, ods

// A stable text of the profile (JSON), kept in the plan; parse gives back an equal profile.
std::string to_json(const SourceProfile& profile);
Result<SourceProfile> source_profile_from_json(std::string_view json);

}  // namespace inlet::tables
