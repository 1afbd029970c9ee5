// SPDX-License-Identifier: Apache-2.0
//
// Everything a column's conversion depends on besides its cells: choices of the person, decisions of the survey and the
// organisation's settings. Frozen in the plan of an import.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"

namespace inlet::leads {

enum class DateOrder : std::uint8_t { kUnknown, kDayFirst, kMonthFirst, kYearFirst };
enum class Epoch : std::uint8_t { kNone, kSeconds, kMilliseconds };
enum class DecimalMark : std::uint8_t { kUnknown, kPoint, kComma };
enum class BadValue : std::uint8_t { kFailRow, kLeaveOut, kUseDefault };

// The organisation's, until somebody sets them: lead-fields.md, end.
struct OrganisationSettings {
  std::string name;
  std::string time_zone = "UTC";
  std::string currency = "USD";
  DateOrder date_order = DateOrder::kUnknown;
  DecimalMark decimal_mark = DecimalMark::kUnknown;
  std::string phone_country;  // alpha-2; empty: none
};

// Of one column of one import.
struct ConversionOptions {
  DateOrder date_order = DateOrder::kUnknown;  // decided for the whole column
  Epoch epoch = Epoch::kNone;
  bool excel_serial = false;  // a plain number is an Excel date: only when the person said so
  DecimalMark decimal_mark = DecimalMark::kUnknown;
  std::string phone_country;  // the import's; empty: the organisation's
  bool lenient_phone = false;
  BadValue bad_value = BadValue::kFailRow;
  std::optional<std::string> default_value;      // for blanks, and for bad values with kUseDefault
  std::vector<std::string> blank_tokens;         // such as N/A, compared ignoring case
  bool clear_token = false;                      // #N/A clears on update
  std::map<std::string, std::string> value_map;  // folded value of the file -> option id; "" leaves it empty
  bool add_options = false;                      // unknown options are added (field and person allow it)
  bool join = false;                             // several columns go to this text field, joined with a space

  friend bool operator==(const ConversionOptions&, const ConversionOptions&) = default;
};

std::string_view name_of(DateOrder order);  // unknown, dmy, mdy, ymd
std::optional<DateOrder> date_order_named(std::string_view name);

}  // namespace inlet::leads
