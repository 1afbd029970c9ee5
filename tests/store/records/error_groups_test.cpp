// SPDX-License-Identifier: Apache-2.0
#include "store/records/error_groups.h"

#include <gtest/gtest.h>

#include <string>

namespace inlet::store {
namespace {

imports::RowError error_of(std::int64_t record, base::Code code, std::int32_t column, std::string value) {
  imports::RowError error;
  error.record = record;
  error.code = code;
  error.column = column;
  error.value = std::move(value);
  return error;
}

TEST(ErrorGroups, CountRowsNotErrorsAndKeepTheFirstAsExample) {
  const imports::RowError errors[] = {
      error_of(1, base::Code::kInvalidEmail, 2, "a@"),
      error_of(1, base::Code::kInvalidEmail, 2, "b@"),  // of the same cell
      error_of(1, base::Code::kInvalidEmail, 3, "c@"),
      error_of(4, base::Code::kInvalidEmail, 2, "d@"),
  };
  const auto groups = groups_of(errors);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].column, 2);
  EXPECT_EQ(groups[0].count, 2);
  EXPECT_EQ(groups[0].example.value, "a@");
  EXPECT_EQ(groups[1].column, 3);
  EXPECT_EQ(groups[1].count, 1);
  EXPECT_TRUE(groups_of({}).empty());
}

}  // namespace
}  // namespace inlet::store
