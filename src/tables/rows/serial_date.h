// SPDX-License-Identifier: Apache-2.0
//
// Spreadsheet day numbers as dates. Day 1 is 1900-01-01 or, in the 1904 system, day 0 is 1904-01-01; the fraction is the time
// of day. Excel believes 1900 was a leap year: day 60 is 1900-02-29, which does not exist.
#pragma once

#include <cstddef>
#include <cstdint>

#include "tables/rows/row_block.h"

namespace inlet::tables {

enum class DateSystem : std::uint8_t { k1900, k1904 };

struct SerialDateText {
  CellKind kind = CellKind::kNumber;  // kDate, kDateTime or kTime; kNumber: no date, `length` is 0
  std::size_t length = 0;
  char text[32] = {};
};

// The canonical text of a day number (cli.md): rounded to milliseconds, never into the next day. Not a date: negative or
// beyond the year 9999.
SerialDateText serial_date_text(double serial, DateSystem system);

// The day number of a date written YYYY-MM-DD, optionally with THH:MM[:SS[.fff]] behind it, for writing workbooks. -1 when
// the text is none or before 1900.
double serial_of_iso_text(std::string_view text);

}  // namespace inlet::tables
