// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/serial_date.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace inlet::tables {
namespace {

std::string text_of(double serial, DateSystem system = DateSystem::k1900) {
  const SerialDateText date = serial_date_text(serial, system);
  return {date.text, date.length};
}

TEST(SerialDate, Rule33CanonicalText) {
  const struct {
    const char* name;
    double serial;
    DateSystem system;
    const char* text;
  } cases[] = {
      {"midnight", 0, DateSystem::k1900, "00:00:00"},
      {"time of day", 0.604166666666667, DateSystem::k1900, "14:30:00"},
      {"first day", 1, DateSystem::k1900, "1900-01-01"},
      {"before the false day", 59, DateSystem::k1900, "1900-02-28"},
      {"the false day", 60, DateSystem::k1900, "1900-02-29"},
      {"behind the false day", 61, DateSystem::k1900, "1900-03-01"},
      {"a day", 45443, DateSystem::k1900, "2024-05-31"},
      {"a moment", 45443.604166666664, DateSystem::k1900, "2024-05-31T14:30:00"},
      {"milliseconds without zeros at the end", 45443.5 + 0.25 / 86400, DateSystem::k1900, "2024-05-31T12:00:00.25"},
      {"rounding noise below a second", 45443.999988425923, DateSystem::k1900, "2024-05-31T23:59:59"},
      {"never into the next day", 45443.9999999999, DateSystem::k1900, "2024-05-31T23:59:59.999"},
      {"less than half a millisecond", 45443.000000001, DateSystem::k1900, "2024-05-31"},
      {"last day", 2958465, DateSystem::k1900, "9999-12-31"},
      {"beyond", 2958466, DateSystem::k1900, ""},
      {"negative", -1, DateSystem::k1900, ""},
      {"1904 first day", 0, DateSystem::k1904, "1904-01-01"},
      {"1904 leap day", 59, DateSystem::k1904, "1904-02-29"},
      {"1904 a day", 43981, DateSystem::k1904, "2024-05-31"},
      {"1904 last day", 2957003, DateSystem::k1904, "9999-12-31"},
      {"1904 beyond", 2957004, DateSystem::k1904, ""},
  };
  for (const auto& c : cases) EXPECT_EQ(text_of(c.serial, c.system), c.text) << c.name;
}

TEST(SerialDate, EveryDayFollowsTheOneBefore) {
  // Two calendars, one counted day by day here, must agree over all days that Excel knows.
  int year = 1900;
  int month = 3;
  int day = 1;
  const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int serial = 61; serial < 2'958'466; ++serial) {
    char expected[40];
    std::snprintf(expected, sizeof expected, "%04d-%02d-%02d", year, month, day);
    ASSERT_EQ(text_of(serial), expected);
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (++day > lengths[month - 1] + (month == 2 && is_leap ? 1 : 0)) {
      day = 1;
      if (++month > 12) {
        month = 1;
        ++year;
      }
    }
  }
  EXPECT_EQ(year, 10000);
}

TEST(SerialDate, SerialOfItsText) {
  const struct {
    const char* text;
    double serial;
  } cases[] = {
      {"1900-01-01", 1},
      {"1900-02-28", 59},
      {"1900-02-29", 60},
      {"1900-03-01", 61},
      {"2024-05-31", 45443},
      {"2024-05-31T12:00:00", 45443.5},
      {"2024-05-31T12:00", 45443.5},
      {"1899-12-31", -1},
      {"31.05.2024", -1},
      {"2024-13-01", -1},
      {"2024-05-31T", -1},
      {"2024-05-31T1x:00:00", -1},
      {"", -1},
  };
  for (const auto& c : cases) EXPECT_DOUBLE_EQ(serial_of_iso_text(c.text), c.serial) << c.text;
}

TEST(SerialDate, TextAndSerialAreInverse) {
  std::mt19937_64 random(33);
  for (int i = 0; i < 100'000; ++i) {
    const double serial =
        61 + static_cast<double>(random() % 2'900'000) + static_cast<double>(random() % 86'400'000) / 86'400'000;
    const std::string text = text_of(serial);
    ASSERT_EQ(text_of(serial_of_iso_text(text)), text);
  }
}

}  // namespace
}  // namespace inlet::tables
