// SPDX-License-Identifier: Apache-2.0
#include "base/clock/iso_time.h"

#include <gtest/gtest.h>

#include "base/clock/system_clock.h"
#include "tests/doubles/fake_clock.h"

namespace inlet::base {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* expected;  // nullptr: not a time
};

const Case kCases[] = {
    {"as we write it", "2026-01-05T09:00:00.000Z", "2026-01-05T09:00:00.000Z"},
    {"without a fraction", "2026-01-05T09:00:00Z", "2026-01-05T09:00:00.000Z"},
    {"one digit of it", "2026-01-05T09:00:00.5Z", "2026-01-05T09:00:00.500Z"},
    {"nanoseconds are cut", "2026-01-05T09:00:00.123999999Z", "2026-01-05T09:00:00.123Z"},
    {"east", "2026-01-05T09:00:00+01:00", "2026-01-05T08:00:00.000Z"},
    {"west over midnight", "2026-01-05T23:30:00-0800", "2026-01-06T07:30:00.000Z"},
    {"before 1970", "1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"},
    {"no zone", "2026-01-05T09:00:00", nullptr},
    {"no time", "2026-01-05", nullptr},
    {"no such day", "2026-02-30T09:00:00Z", nullptr},
    {"no such hour", "2026-01-05T24:00:00Z", nullptr},
    {"dot without digits", "2026-01-05T09:00:00.Z", nullptr},
    {"something behind", "2026-01-05T09:00:00Zx", nullptr},
    {"before the year 1 once in UTC", "0001-01-01T00:00:00+01:00", nullptr},
    {"nothing", "", nullptr},
};

TEST(IsoTime, ReadsAndWrites) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    const auto time = parse_iso_time(c.text);
    ASSERT_EQ(time.has_value(), c.expected != nullptr);
    if (!time) continue;
    EXPECT_EQ(iso_time(*time), c.expected);
  }
}

TEST(Clock, TheFakeStandsStillUntilItIsMoved) {
  doubles::FakeClock clock;
  EXPECT_EQ(iso_time(clock.now()), "2026-01-05T09:00:00.000Z");
  clock.advance(std::chrono::seconds(90));
  EXPECT_EQ(iso_time(clock.now()), "2026-01-05T09:01:30.000Z");
}

TEST(Clock, TheSystemsIsInThisMillennium) {
  EXPECT_GT(SystemClock().now(), parse_iso_time("2024-01-01T00:00:00Z").value());
}

}  // namespace
}  // namespace inlet::base
