// SPDX-License-Identifier: Apache-2.0
#include "base/clock/civil_date.h"

#include <gtest/gtest.h>

namespace inlet::base {
namespace {

TEST(CivilDate, EveryDayOfTenThousandYearsComesBack) {
  const std::int64_t first = days_since_1970({1, 1, 1});
  const std::int64_t last = days_since_1970({9999, 12, 31});
  EXPECT_EQ(last - first + 1, 3'652'059);
  EXPECT_FALSE(civil_date(first - 1).has_value());
  EXPECT_FALSE(civil_date(last + 1).has_value());
  for (std::int64_t day = first; day <= last; day += 7) {
    const auto date = civil_date(day);
    ASSERT_TRUE(date.has_value());
    ASSERT_TRUE(is_valid(*date));
    ASSERT_EQ(days_since_1970(*date), day);
  }
}

TEST(CivilDate, KnowsWhichDaysThereAre) {
  EXPECT_TRUE(is_valid(CivilDate{2024, 2, 29}));
  EXPECT_FALSE(is_valid(CivilDate{2023, 2, 29}));
  EXPECT_FALSE(is_valid(CivilDate{1900, 2, 29}));
  EXPECT_TRUE(is_valid(CivilDate{2000, 2, 29}));
  EXPECT_FALSE(is_valid(CivilDate{2024, 4, 31}));
  EXPECT_FALSE(is_valid(CivilDate{2024, 13, 1}));
  EXPECT_FALSE(is_valid(CivilDate{2024, 1, 0}));
  EXPECT_FALSE(is_valid(CivilDate{0, 1, 1}));
  EXPECT_FALSE(is_valid(CivilDate{10000, 1, 1}));
}

TEST(CivilDate, SpeaksIso) {
  EXPECT_EQ(iso_text(CivilDate{2024, 5, 31}), "2024-05-31");
  EXPECT_EQ(iso_text(CivilDate{7, 1, 2}), "0007-01-02");
  EXPECT_EQ(parse_iso_date("2024-05-31"), (CivilDate{2024, 5, 31}));
  for (const char* wrong : {"", "2024-5-31", "2024-05-32", "2023-02-29", "2024/05/31", "2024-05-31T", "20x4-05-31"}) {
    EXPECT_FALSE(parse_iso_date(wrong).has_value()) << wrong;
  }
}

TEST(CivilTime, GoesThroughMillisecondsOnBothSidesOf1970) {
  const CivilTime after{{2024, 5, 31}, 14, 30, 5, 7};
  EXPECT_EQ(civil_time(milliseconds_since_1970(after)), after);
  EXPECT_EQ(iso_text(after), "2024-05-31T14:30:05.007");
  const CivilTime before{{1969, 12, 31}, 23, 59, 59, 999};
  EXPECT_EQ(milliseconds_since_1970(before), -1);
  EXPECT_EQ(civil_time(-1), before);
  EXPECT_EQ(iso_text(CivilTime{{2024, 5, 31}, 14, 30, 0, 0}), "2024-05-31T14:30:00");
  EXPECT_FALSE(is_valid(CivilTime{{2024, 5, 31}, 24, 0, 0, 0}));
}

}  // namespace
}  // namespace inlet::base
