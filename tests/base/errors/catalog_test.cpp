// SPDX-License-Identifier: Apache-2.0
#include "base/errors/catalog.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace inlet::base {
namespace {

TEST(Catalog, NamesAreDistinctAndInTheOrderOfTheCodes) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < catalog().size(); ++i) {
    const CatalogEntry& entry = catalog()[i];
    EXPECT_EQ(static_cast<std::size_t>(entry.code), i) << entry.name;
    EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
    EXPECT_EQ(code_named(entry.name), entry.code);
  }
}

TEST(Catalog, EveryCodeHasARemedyAndNoExclamationMark) {
  for (const CatalogEntry& entry : catalog()) {
    EXPECT_NE(std::string(entry.remedy), "") << entry.name;
    EXPECT_EQ(std::string(entry.message).find('!'), std::string::npos) << entry.name;
    EXPECT_EQ(std::string(entry.remedy).find('!'), std::string::npos) << entry.name;
  }
}

TEST(Catalog, FillPutsArgumentsInTheirPlaces) {
  const std::string arguments[] = {"a", "b"};
  EXPECT_EQ(fill("{1} and {0}", arguments), "b and a");
  EXPECT_EQ(fill("{2}{x} {0", arguments), "{x} {0");
  EXPECT_EQ(fill("", arguments), "");
}

}  // namespace
}  // namespace inlet::base
