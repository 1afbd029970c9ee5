// SPDX-License-Identifier: Apache-2.0
//
// What kind of file this is and how to read it: a SourceProfile, each decision with its reason and confidence. A person may
// fix any decision beforehand; detection then keeps it and decides the rest.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "tables/rows/header.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/source_profile.h"

namespace inlet::tables {

// Decisions a person made; the others are found.
struct SourceChoices {
  std::optional<std::string> encoding;
  std::optional<char> delimiter;
  std::optional<char> quote;
  std::optional<std::string> sheet;         // its name, or its number from 1
  std::optional<std::uint64_t> header_row;  // 0: no header
  bool fill_merged = false;                 // SourceProfile::fills_merged; of workbooks
};

// One decision: what ("encoding"), its value ("UTF-8"), a short reason code with arguments, and how sure it is.
struct Finding {
  std::string what;
  std::string value;
  std::string
      reason;  // stable word: "byte_order_mark", "valid_utf8", "likeliest_legacy", "consistent_columns", "chosen" ...
  double confidence = 1.0;
  std::vector<std::string> alternatives;  // likelier first
};

struct Sheet {
  std::uint32_t index = 0;
  std::string name;
  bool hidden = false;
  std::optional<std::uint64_t> rows;  // where the file says so or it was counted
};

// Something a person should know that is no error.
struct SourceNotice {
  std::string
      kind;  // stable word: "name_says_other_format", "hidden_rows", "garbled_text", "one_column", "merged_cells" ...
  std::vector<std::string> arguments;
};

struct Detection {
  SourceProfile profile;
  std::vector<Finding> findings;
  std::vector<Sheet> sheets;  // workbooks
  Header header;
  std::vector<SourceNotice> notices;
};

// Looks at the first 64 KiB of text files (at most) and at the directory and the first rows of workbooks, so that the first rows can be shown
// at once; the encoding is provisional until survey_columns has read the whole file. `name` is only compared with the
// content. Refuses with the codes of semantics.md section 7, "File".
Result<Detection> detect(const base::ByteSource& source, const std::string& name, const SourceChoices& choices,
                         const ReadLimits& limits);

// For commands that ask nobody: the encoding after reading all of the file, and the first sheet unless another is chosen.
Result<Detection> detect_whole(const base::ByteSource& source, const std::string& name, SourceChoices choices,
                               const ReadLimits& limits);

std::string to_json(const Detection& detection);
Result<Detection> detection_from_json(std::string_view json);

}  // namespace inlet::tables
