// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/date_converter.h"

#include <algorithm>
#include <initializer_list>

#include "leads/convert/cell_text.h"
#include "leads/convert/number_text.h"

namespace inlet::leads {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kLastSerial = 2'958'465;  // 9999-12-31
constexpr std::int64_t kFalseLeapDay = 60;       // 1900-02-29
constexpr std::int64_t kSerialOf1970 = 25'569;

bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

int two_digits(const char* place) { return (place[0] - '0') * 10 + (place[1] - '0'); }

bool digits_at(std::string_view text, std::initializer_list<std::size_t> places) {
  for (const std::size_t place : places) {
    if (!is_ascii_digit(text[place])) return false;
  }
  return true;
}

std::optional<base::CivilDate> valid_date(int year, int month, int day) {
  const base::CivilDate date{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  if (!base::is_valid(date)) return std::nullopt;
  return date;
}

std::optional<base::CivilDate> read_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (!digits_at(text, {0, 1, 2, 3, 5, 6, 8, 9})) return std::nullopt;
  const char* place = text.data();
  return valid_date(two_digits(place) * 100 + two_digits(place + 2), two_digits(place + 5), two_digits(place + 8));
}

// One or two digits off the front; -1 for none.
int take_part(std::string_view& text) {
  if (text.empty() || !is_ascii_digit(text.front())) return -1;
  int value = text.front() - '0';
  text.remove_prefix(1);
  if (!text.empty() && is_ascii_digit(text.front())) {
    value = value * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  return value;
}

// 31/05/2024, 31.5.2024, 5-31-2024.
std::optional<base::CivilDate> read_with_year_last(std::string_view text, DateOrder order) {
  const int first = take_part(text);
  if (first < 0 || text.size() < 6) return std::nullopt;
  const char mark = text.front();
  if (mark != '/' && mark != '.' && mark != '-') return std::nullopt;
  text.remove_prefix(1);
  const int second = take_part(text);
  if (second < 0 || text.size() != 5 || text.front() != mark || !digits_at(text, {1, 2, 3, 4})) return std::nullopt;
  const int year = two_digits(text.data() + 1) * 100 + two_digits(text.data() + 3);
  return order == DateOrder::kDayFirst ? valid_date(year, second, first) : valid_date(year, first, second);
}

// What nearly every column holds; anything else is left to read_date().
std::optional<base::CivilDate> read_usual(std::string_view text, DateOrder order) {
  if (const auto date = read_iso(text)) return date;
  const bool is_known = order == DateOrder::kDayFirst || order == DateOrder::kMonthFirst;
  return is_known ? read_with_year_last(text, order) : std::nullopt;
}

std::optional<std::int64_t> digits_to_number(std::string_view text) {
  return scale_digits(text, static_cast<int>(text.size()), 1, Sign::kPositive);
}

base::TimeZone zone_named(const std::string& name) {
  if (auto zone = base::TimeZone::find(name)) return std::move(*zone);
  return base::TimeZone::find("UTC").value();
}

}  // namespace

std::optional<base::CivilTime> excel_serial_time(std::string_view serial) {
  const NumberText number = read_number(serial, DecimalMark::kPoint);
  if (number.shape != NumberShape::kNumber || number.sign == Sign::kNegative) return std::nullopt;
  // Cut, not rounded, to a billionth of a day: the day must not change.
  const std::string_view digits = number.digits().substr(0, static_cast<std::size_t>(std::max(number.whole + 9, 0)));
  const auto billionths = scale_digits(digits, number.whole, 1'000'000'000, Sign::kPositive);
  if (!billionths) return std::nullopt;
  const std::int64_t day = *billionths / 1'000'000'000;
  if (day < 1 || day > kLastSerial || day == kFalseLeapDay) return std::nullopt;
  const std::int64_t fraction = *billionths % 1'000'000'000;
  const std::int64_t time_ms = std::min((fraction * (kDayMs / 1000) + 500'000) / 1'000'000, kDayMs - 1);
  const std::int64_t days = day - kSerialOf1970 + (day < kFalseLeapDay ? 1 : 0);
  return base::civil_time(days * kDayMs + time_ms);
}

DateConverter::DateConverter(const Field& field, const ConversionOptions& options, const OrganisationSettings& settings)
    : field_(field),
      is_date_(field.type == FieldType::kDate),
      order_(options.date_order != DateOrder::kUnknown ? options.date_order : settings.date_order),
      epoch_(options.epoch),
      excel_serial_(options.excel_serial),
      zone_(zone_named(settings.time_zone)),
      range_(ValueRange::of(field)) {}

Value DateConverter::convert(const tables::Cell& cell, Conversion& conversion) const {
  const Value value = read(cell, conversion);
  if (range_.holds(value)) return value;
  conversion.report(base::Code::kNumberOutOfRange, {std::string(cell.text), field_.label});
  return {};
}

Value DateConverter::read(const tables::Cell& cell, Conversion& conversion) const {
  const std::string_view text = trim_fast(cell.text);
  if (const auto date = read_usual(text, order_)) {
    if (is_date_) return Value::of_number(ValueKind::kDate, base::days_since_1970(*date));
    return from_local({*date});
  }
  if (cell.kind == tables::CellKind::kTime || cell.kind == tables::CellKind::kBoolean)
    return refuse(text, {}, conversion);
  if (const auto value = from_digits(text)) return *value;
  const DateText reading = read_date(text, order_);
  if (reading.shape == DateShape::kDate) return from_reading(reading);
  return refuse(text, reading, conversion);
}

std::optional<Value> DateConverter::from_digits(std::string_view text) const {
  if (excel_serial_ && !text.empty() && is_ascii_digit(text.front())) {
    if (const auto value = from_excel_serial(text)) return value;
  }
  if (epoch_ != Epoch::kNone && are_digits(text)) return from_epoch(text);
  return std::nullopt;
}

std::optional<Value> DateConverter::from_excel_serial(std::string_view text) const {
  const std::string_view whole = text.substr(0, text.find('.'));
  if (whole.size() > 7 || !are_digits(whole)) return std::nullopt;
  const auto time = excel_serial_time(text);
  if (!time) return std::nullopt;
  return from_local(*time);
}

std::optional<Value> DateConverter::from_epoch(std::string_view text) const {
  const bool is_seconds = epoch_ == Epoch::kSeconds && (text.size() == 9 || text.size() == 10);
  const bool is_milliseconds = epoch_ == Epoch::kMilliseconds && (text.size() == 12 || text.size() == 13);
  if (!is_seconds && !is_milliseconds) return std::nullopt;
  const auto number = digits_to_number(text);
  if (!number) return std::nullopt;
  const std::int64_t milliseconds = is_seconds ? *number * 1000 : *number;
  if (!is_date_) return Value::of_number(ValueKind::kDateTime, milliseconds);
  // The day that it was at the organisation's.
  const auto local = zone_.to_local(base::TimePoint(base::Duration(milliseconds)));
  if (!local) return std::nullopt;
  return Value::of_number(ValueKind::kDate, base::days_since_1970(local->date));
}

Value DateConverter::from_reading(const DateText& reading) const {
  if (is_date_ || !reading.zone_minutes) return from_local(reading.time);
  constexpr std::int64_t kMinuteMs = 60'000;
  const std::int64_t written = base::milliseconds_since_1970(reading.time);
  return Value::of_number(ValueKind::kDateTime, written - *reading.zone_minutes * kMinuteMs);
}

Value DateConverter::from_local(const base::CivilTime& time) const {
  if (is_date_) return Value::of_number(ValueKind::kDate, base::days_since_1970(time.date));
  return Value::of_number(ValueKind::kDateTime, zone_.to_utc(time).time_since_epoch().count());
}

Value DateConverter::refuse(std::string_view text, const DateText& reading, Conversion& conversion) const {
  if (reading.shape == DateShape::kAmbiguous) {
    conversion.report(base::Code::kAmbiguousDate,
                      {std::string(text), base::iso_text(reading.time.date), base::iso_text(reading.other)});
  } else if (reading.shape == DateShape::kContradicts) {
    // A date, but not in the order of its column: both readings are told, and none is taken.
    const bool day_first = order_ == DateOrder::kDayFirst;
    conversion.report(
        base::Code::kAmbiguousDate,
        {std::string(text), base::iso_text(reading.time.date) + (day_first ? " (month first)" : " (day first)"),
         day_first ? "no date (day first)" : "no date (month first)"});
  } else {
    conversion.report(base::Code::kInvalidDate, {std::string(text)});
  }
  return {};
}

}  // namespace inlet::leads
