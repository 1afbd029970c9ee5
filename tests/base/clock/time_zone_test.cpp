// SPDX-License-Identifier: Apache-2.0
#include "base/clock/time_zone.h"

#include <gtest/gtest.h>

#include "base/clock/iso_time.h"

namespace inlet::base {
namespace {

struct Case {
  const char* name;
  const char* zone;
  CivilTime local;
  const char* utc;
};

const Case kCases[] = {
    {"winter", "Europe/Berlin", {{2024, 1, 15}, 12, 0, 0, 0}, "2024-01-15T11:00:00.000Z"},
    {"summer", "Europe/Berlin", {{2024, 7, 15}, 12, 0, 0, 0}, "2024-07-15T10:00:00.000Z"},
    {"left out in spring", "Europe/Berlin", {{2024, 3, 31}, 2, 30, 0, 0}, "2024-03-31T01:30:00.000Z"},
    {"twice in autumn is the first", "Europe/Berlin", {{2024, 10, 27}, 2, 30, 0, 0}, "2024-10-27T00:30:00.000Z"},
    {"half an hour", "Asia/Kolkata", {{2024, 1, 15}, 12, 0, 0, 0}, "2024-01-15T06:30:00.000Z"},
    {"utc", "UTC", {{2024, 1, 15}, 12, 0, 0, 1}, "2024-01-15T12:00:00.001Z"},
};

TEST(TimeZone, TurnsTheTimeOfAPlaceIntoUtc) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    const auto zone = TimeZone::find(c.zone);
    ASSERT_TRUE(zone.has_value());
    EXPECT_EQ(iso_time(zone->to_utc(c.local)), c.utc);
  }
}

TEST(TimeZone, TurnsUtcIntoTheTimeOfAPlace) {
  const auto zone = TimeZone::find("America/New_York");
  ASSERT_TRUE(zone.has_value());
  const auto local = zone->to_local(parse_iso_time("2024-07-04T03:00:00Z").value());
  EXPECT_EQ(local, (CivilTime{{2024, 7, 3}, 23, 0, 0, 0}));
}

TEST(TimeZone, KnowsOnlyRealNames) {
  for (const char* name : {"", "Mars/Olympus", "Europe/Berlinn", "Etc/Unknown", "\xFF"}) {
    EXPECT_FALSE(TimeZone::find(name).has_value()) << name;
  }
}

}  // namespace
}  // namespace inlet::base
