// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/split_text.h"

#include <gtest/gtest.h>

#include <string>

namespace inlet::leads {
namespace {

struct Case {
  const char* text;
  const char* at;
  const char* parts;
};

TEST(SplitText, GivesWhatStandsOnBothSides) {
  const Case cases[] = {{"Berlin, Germany", ", ", "[Berlin][Germany]"},
                        {"Berlin , Germany", ",", "[Berlin][Germany]"},
                        {"a; b; c", ";", "[a][b; c]"},
                        {"10115 Berlin", " ", "[10115][Berlin]"},
                        {"Berlin", ",", "[Berlin][]"},
                        {",Germany", ",", "[][Germany]"},
                        {"", ",", "[][]"}};
  for (const Case& each : cases) {
    const SplitText parts = split_text(each.text, each.at);
    EXPECT_EQ("[" + std::string(parts.first) + "][" + std::string(parts.second) + "]", each.parts) << each.text;
  }
}

TEST(SplitText, SeesTheMarkBetweenTwoValues) {
  const std::pair<const char*, const char*> cases[] = {
      {"Berlin, Germany", ", "},
      {"a@b.example;c@d.example", ";"},
      {"CEO / Founder", " / "},
      {"one\ntwo", "\n"},
      {"Lee; Kim, Berlin", ";"},
      {"Berlin", ""},
      {"Berlin;", ""},
      {"well-known", ""},
      {"", ""},
  };
  for (const auto& [text, at] : cases) EXPECT_EQ(separator_in(text).value_or(""), at) << text;
}

}  // namespace
}  // namespace inlet::leads
