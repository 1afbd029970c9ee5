// SPDX-License-Identifier: Apache-2.0
//
// One pass over all rows before anything is converted: what each column holds, so that date order and decimal mark are
// decided per column and a person sees what is in the file.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "tables/detect/address_sketch.h"
#include "tables/detect/detection.h"
#include "tables/rows/row_reader.h"

namespace inlet::tables {

// Votes of the text values of a column (typed spreadsheet dates don't vote; semantics 27).
struct DateVotes {
  std::uint64_t day_first_only = 0;      // 26/06/2026
  std::uint64_t month_first_only = 0;    // 06/26/2026
  std::uint64_t either = 0;              // 03/04/2026
  std::uint64_t year_first = 0;          // 2026-04-03, also year/month/day with slashes or dots
  std::uint64_t other = 0;               // month names and anything else that is a date whatever the order
  std::uint64_t typed = 0;               // date cells of workbooks
  std::uint64_t epoch_seconds = 0;       // 9 or 10 digits
  std::uint64_t epoch_milliseconds = 0;  // 12 or 13 digits
};

// Votes on the decimal mark (semantics 28).
struct NumberVotes {
  std::uint64_t point_only = 0;  // 1,234.50 or 12.5
  std::uint64_t comma_only = 0;  // 1.234,50 or 12,5
  std::uint64_t either = 0;      // 1.234 or 1,234
  std::uint64_t plain = 0;       // 1234 or 1 234
  std::uint64_t typed = 0;       // number cells of workbooks
};

struct ColumnSurvey {
  std::uint64_t filled = 0;
  std::uint64_t emails = 0, urls = 0, phones = 0, booleans = 0, integers = 0, numbers = 0, dates = 0;  // by shape
  std::uint64_t errors = 0;  // error cells and formulas without a value
  DateVotes date_votes;
  NumberVotes number_votes;
  std::uint32_t longest = 0;         // in characters
  std::uint64_t distinct = 0;        // exact up to distinct_limit, then distinct_limit + 1
  std::vector<std::string> samples;  // up to 10 distinct values in file order, cut to 200 characters
  // Distinct values with their counts, most frequent first, where there are at most 500 of them; for picklists.
  std::vector<std::pair<std::string, std::uint64_t>> values;
};

struct TableSurvey {
  SourceProfile profile;  // with the final encoding and the left-out rows
  Header header;          // may have more columns than the header row, where rows below are wider
  std::vector<ColumnSurvey> columns;
  std::uint64_t records = 0;
  std::uint64_t empty_rows = 0;  // blank rows between header and last record
  std::uint64_t left_out = 0;
  std::uint64_t wide_rows = 0;  // more non-blank cells than the header
  std::uint64_t bad_rows = 0;   // rows of status kBad
  std::uint64_t bad_character_rows = 0;
  std::uint64_t garbled_rows = 0;  // "Ã©"
  std::uint64_t last_row = 0;
  std::vector<SourceNotice> notices;
  AddressSketch addresses;
};

// Opens the rows that are surveyed.
using RowsOpener = std::function<Result<std::unique_ptr<RowReader>>(const SourceProfile&)>;

// `detection` is detect()'s answer for the same source and choices. Where reading the whole file changes its mind about the
// encoding, the profile of the answer says so (a chosen encoding is kept). A table may have no records: whoever needs some
// looks. Refuses a file with CELL_TOO_LONG, ROW_TOO_LONG ...
Result<TableSurvey> survey_columns(const base::ByteSource& source, const Detection& detection,
                                   const SourceChoices& choices, const ReadLimits& limits);
// The same of rows that `open` gives.
Result<TableSurvey> survey_columns_of(const base::ByteSource& source, const Detection& detection,
                                      const SourceChoices& choices, const RowsOpener& open);

std::string to_json(const TableSurvey& survey);
Result<TableSurvey> table_survey_from_json(std::string_view json);

}  // namespace inlet::tables
