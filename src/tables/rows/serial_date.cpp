// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/serial_date.h"

#include <charconv>
#include <cmath>

namespace inlet::tables {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

struct CivilDay {
  int year;
  int month;
  int day;
};

// Proleptic Gregorian calendar, days counted from 1970-01-01.
CivilDay civil_from_days(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const auto day_of_era = days - era * 146'097;
  const auto year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const auto day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const auto shifted_month = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const auto month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  const auto year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  return {year, month, day};
}

std::int64_t days_from_civil(CivilDay civil) {
  const std::int64_t year = civil.year - (civil.month <= 2 ? 1 : 0);
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

CivilDay civil_from_serial(std::int64_t day, DateSystem system) {
  constexpr std::int64_t k1904 = -24'107;       // 1904-01-01 in days from 1970
  constexpr std::int64_t k1899Dec30 = -25'569;  // what day 0 would be if 1900 had been a leap year
  if (system == DateSystem::k1904) return civil_from_days(k1904 + day);
  if (day == 60) return {1900, 2, 29};
  return civil_from_days(k1899Dec30 + day + (day < 60 ? 1 : 0));
}

class TextOut {
 public:
  explicit TextOut(SerialDateText& out) : out_(out) {}
  void digits(std::int64_t value, int width) {
    for (int i = width - 1; i >= 0; --i, value /= 10)
      out_.text[out_.length + static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    out_.length += static_cast<std::size_t>(width);
  }
  void sign(char c) { out_.text[out_.length++] = c; }
  void time(std::int64_t ms) {
    digits(ms / 3'600'000, 2);
    sign(':');
    digits(ms / 60'000 % 60, 2);
    sign(':');
    digits(ms / 1000 % 60, 2);
    if (ms % 1000 == 0) return;
    sign('.');
    digits(ms % 1000, 3);
    while (out_.text[out_.length - 1] == '0') --out_.length;
  }

 private:
  SerialDateText& out_;
};

}  // namespace

SerialDateText serial_date_text(double serial, DateSystem system) {
  SerialDateText result;
  const double last_day = system == DateSystem::k1900 ? 2'958'466 : 2'957'004;
  if (!(serial >= 0 && serial < last_day)) return result;

  const auto day = static_cast<std::int64_t>(serial);
  auto ms = static_cast<std::int64_t>(std::floor(serial * static_cast<double>(kDayMs) + 0.5)) - day * kDayMs;
  if (ms >= kDayMs) ms = kDayMs - 1;

  TextOut out(result);
  if (day == 0 && system == DateSystem::k1900) {
    result.kind = CellKind::kTime;
    out.time(ms);
    return result;
  }
  const CivilDay civil = civil_from_serial(day, system);
  result.kind = CellKind::kDate;
  out.digits(civil.year, 4);
  out.sign('-');
  out.digits(civil.month, 2);
  out.sign('-');
  out.digits(civil.day, 2);
  if (ms == 0) return result;
  result.kind = CellKind::kDateTime;
  out.sign('T');
  out.time(ms);
  return result;
}

double serial_of_iso_text(std::string_view text) {
  const auto number = [&text](std::size_t from, std::size_t width) {
    int value = -1;
    if (from + width > text.size()) return value;
    const char* end = text.data() + from + width;
    return std::from_chars(text.data() + from, end, value).ptr == end ? value : -1;
  };
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return -1;
  const CivilDay civil{number(0, 4), number(5, 2), number(8, 2)};
  if (civil.year < 1900 || civil.month < 1 || civil.month > 12 || civil.day < 1 || civil.day > 31) return -1;
  std::int64_t day = days_from_civil(civil) + 25'569;
  if (civil.year == 1900 && civil.month == 2 && civil.day == 29) {
    day = 60;
  } else if (day <= 60) {
    --day;
  }
  if (text.size() == 10) return static_cast<double>(day);

  if (text.size() < 16 || text[10] != 'T' || text[13] != ':') return -1;
  const int hour = number(11, 2);
  const int minute = number(14, 2);
  double second = 0;
  if (text.size() > 17) {
    const char* end = text.data() + text.size();
    if (text[16] != ':' || std::from_chars(text.data() + 17, end, second, std::chars_format::fixed).ptr != end)
      return -1;
  }
  if (hour < 0 || minute < 0 || second < 0) return -1;
  return static_cast<double>(day) + (hour * 3600 + minute * 60 + second) / 86'400;
}

}  // namespace inlet::tables
