// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/misspelt_header.h"

#include <gtest/gtest.h>

namespace inlet::imports {
namespace {

TEST(MisspeltHeader, ForgivesTypingErrors) {
  EXPECT_EQ(read_misspelt_header("Emial").at(0).target, "email");
  EXPECT_EQ(read_misspelt_header("Compnay").at(0).target, "company");
  EXPECT_EQ(read_misspelt_header("Telephnoe").at(0).target, "phone");
  EXPECT_EQ(read_misspelt_header("Coutnry").at(0).target, "country");
}

TEST(MisspeltHeader, TakesOtherWordsForWhatTheyAre) {
  for (const char* name : {"Contract", "Votes", "Branch", "Function", "List Name", "Employee", "Deal Count",
                           "Department", "Forma", "Massage"}) {
    EXPECT_TRUE(read_misspelt_header(name).empty()) << name;
  }
}

}  // namespace
}  // namespace inlet::imports
