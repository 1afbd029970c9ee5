// SPDX-License-Identifier: Apache-2.0
//
// What can be shown of a file at once, however long it is: how it seems to be read, its first rows, and what is in the columns of
// these. The survey of the whole file makes it final.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "tables/detect/column_survey.h"
#include "tables/detect/detection.h"

namespace inlet::tables {

// A row as people see it, with what its cells show.
struct ShownRow {
  std::uint64_t number = 0;
  std::vector<std::string> cells;
};

struct FirstLook {
  Detection detection;
  std::vector<ShownRow> rows;  // up to the 200th record, blank ones left out, those above the header too
  TableSurvey survey;          // of the rows looked at; without a record where there is none among them
  bool is_whole = false;       // all of the file was looked at

  // The survey is that of the whole file, and no other will come.
  bool is_final() const { return is_whole && survey.records > 0; }
};

Result<FirstLook> look_at(const base::ByteSource& source, const std::string& name, const SourceChoices& choices,
                          const ReadLimits& limits);

std::string to_json(const FirstLook& look);
Result<FirstLook> first_look_from_json(std::string_view json);

}  // namespace inlet::tables
