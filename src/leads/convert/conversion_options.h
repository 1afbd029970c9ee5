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
  std::map<std::string, std::string> value_map;  // value of the file -> option id, or one of the choices below
  bool add_options = false;                      // unknown options are added (field and person allow it)
  bool join = false;                             // several columns go to this text field, joined with a space
  bool repair_text = false;                      // "GarcÃ­a" is read as "García"
  bool fix_case = false;                         // "ANN LEE" and "ann lee" become "Ann Lee"
  bool tidy_spaces = false;                      // "Ann   Lee" becomes "Ann Lee"
  std::string split_at;                          // "Berlin, Germany" are two values: what stands between them
  std::string split_to;  // field of the second of them; empty where split_at is not: this column is the second

  friend bool operator==(const ConversionOptions&, const ConversionOptions&) = default;
};

// What a value may become besides an option of the field. Ids of options can't be one of these.
inline constexpr std::string_view kChoiceEmpty = "";
inline constexpr std::string_view kChoiceNew = "+";   // an option of that label, made with the first lead that has it
inline constexpr std::string_view kChoiceFail = "!";  // INVALID_OPTION, although somebody looked at it

std::string_view name_of(DateOrder order);  // unknown, dmy, mdy, ymd
std::optional<DateOrder> date_order_named(std::string_view name);

}  // namespace inlet::leads
