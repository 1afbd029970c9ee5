// SPDX-License-Identifier: Apache-2.0
//
// How the cells of a text file are separated (semantics 38): the delimiter that splits many rows, quotes respected, into the
// same number of cells.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "tables/rows/source_profile.h"

namespace inlet::tables {

struct DialectGuess {
  char delimiter = ',';
  bool has_separator_line = false;
  bool backslash_escapes = false;
  bool is_one_column = false;  // no delimiter splits it
  double confidence = 1.0;
  const char* reason = "consistent_columns";  // or "separator_line", "one_column", "chosen"
  std::vector<char> alternatives;             // likelier first
};

// `sample`: UTF-8 without a byte order mark, the beginning of a file or all of it. `delimiter` and `quote` where they are
// decided already.
DialectGuess guess_dialect(std::string_view sample, bool is_whole, std::optional<char> delimiter, char quote);

}  // namespace inlet::tables
