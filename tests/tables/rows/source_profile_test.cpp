// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/source_profile.h"

#include <gtest/gtest.h>

namespace inlet::tables {
namespace {

TEST(SourceProfile, ComesBackFromJson) {
  SourceProfile profile;
  profile.format = FileFormat::kXlsx;
  profile.delimiter = '\t';
  profile.quote = '\0';
  profile.sheet_name = "Leads \"1\"";
  profile.header_row.reset();
  profile.left_out = {{3, 3}, {7, 12}};
  profile.is_failed_records_file = true;
  const auto again = source_profile_from_json(to_json(profile));
  ASSERT_TRUE(again.has_value()) << again.error().message();
  EXPECT_EQ(*again, profile);
  EXPECT_EQ(*source_profile_from_json(to_json(SourceProfile())), SourceProfile());
}

TEST(SourceProfile, RefusesWhatIsNone) {
  for (const char* json : {"", "{}", "[]", "{\"format\":\"doc\"}"})
    EXPECT_FALSE(source_profile_from_json(json).has_value()) << json;
}

}  // namespace
}  // namespace inlet::tables
