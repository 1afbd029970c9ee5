// SPDX-License-Identifier: Apache-2.0
#include "leads/values/scaled_number.h"

#include <gtest/gtest.h>

#include <limits>

namespace inlet::leads {
namespace {

struct Case {
  const char* digits;
  int whole;
  std::int64_t scale;
  std::optional<std::int64_t> number;
};

TEST(ScaledNumber, PutsTheDigitsInPlace) {
  const Case cases[] = {
      {"12345", 3, 10'000, 1'234'500},
      {"12345", 5, 1, 12345},
      {"5", -1, 10'000, 500},  // 0.05
      {"5", 3, 1, 500},        // 5e2
      {"00125", 3, 100, 125},
      {"123456", 1, 10'000, 12346},  // 1.23456 rounds up
      {"123454", 1, 10'000, 12345},
      {"5", -4, 10'000, 1},  // 0.00005
      {"4", -4, 10'000, 0},
      {"0", 400, 10'000, 0},
      {"9223372036854775807", 19, 1, std::numeric_limits<std::int64_t>::max()},
      {"9223372036854775808", 19, 1, std::nullopt},
      {"92233720368547758075", 19, 1, std::nullopt},  // would round beyond
      {"1", 300, 1, std::nullopt},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(scale_digits(each.digits, each.whole, each.scale, Sign::kPositive), each.number)
        << each.digits << " " << each.whole;
  }
  EXPECT_EQ(scale_digits("15", 1, 10, Sign::kNegative), -15);
}

TEST(ScaledNumber, IsWrittenAndReadBack) {
  struct Text {
    std::int64_t number;
    std::int64_t scale;
    int decimals;
    const char* text;
  };
  const Text cases[] = {
      {12'500'000, 10'000, 2, "1250.00"},
      {12'345, 10'000, 2, "1.2345"},
      {-100, 10'000, 2, "-0.01"},
      {12'500'000, 1'000'000, 0, "12.5"},
      {0, 1'000'000, 0, "0"},
      {1, 1'000'000, 0, "0.000001"},
      {std::numeric_limits<std::int64_t>::min() + 1, 1, 0, "-9223372036854775807"},
  };
  for (const Text& each : cases) {
    std::string text;
    append_scaled(text, each.number, each.scale, each.decimals);
    EXPECT_EQ(text, each.text);
    EXPECT_EQ(parse_scaled(text, each.scale), each.number);
  }
  for (const char* text : {"", "-", ".5", "5.", "1,5", "1e5", "--1", "1.2.3"})
    EXPECT_FALSE(parse_scaled(text, 100)) << text;
}

}  // namespace
}  // namespace inlet::leads
