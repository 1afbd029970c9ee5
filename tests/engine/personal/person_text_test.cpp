// SPDX-License-Identifier: Apache-2.0
#include "engine/personal/person_text.h"

#include <gtest/gtest.h>

namespace inlet::engine {
namespace {

struct Case {
  const char* name;
  const char* text;
  bool is_named;
};

TEST(PersonText, FindsTheAddressAndNoLongerOne) {
  const Case cases[] = {
      {"alone", "ann@x.example", true},
      {"written otherwise", "Ann@X.Example", true},
      {"in a sentence", "Please write to ann@x.example.", true},
      {"in angle brackets", "Ann Lee <ann@x.example>, sales", true},
      {"after mailto", "mailto:ann@x.example", true},
      {"twice, the first one longer", "joann@x.example; ann@x.example", true},
      {"end of another", "joann@x.example", false},
      {"another with a dot", "b.ann@x.example", false},
      {"another with a plus", "b+ann@x.example", false},
      {"beginning of another", "ann@x.example.org", false},
      {"beginning of a longer domain", "ann@x.examples", false},
      {"a letter that is not ASCII before it", "éann@x.example", false},
      {"blank", "", false},
  };
  const PersonText person("Ann@x.example", "");
  for (const Case& each : cases) EXPECT_EQ(person.is_named_in(each.text), each.is_named) << each.name;
}

TEST(PersonText, FindsTheNumberHoweverItIsWritten) {
  const Case cases[] = {
      {"as stored", "+4930123456", true},
      {"with an extension", "+4930123456;ext=5", true},
      {"international", "0049 (30) 123-456", true},
      {"national", "030/123456", true},
      {"as a number of a spreadsheet", "30123456", true},
      {"in a sentence", "call 030 123456 after six", true},
      {"another", "030 123457", false},
      {"longer", "030 1234567", false},
      {"its end alone", "123456", false},
      {"a date", "2026-05-31", false},
      {"no digits", "n/a", false},
  };
  const PersonText person("", "+4930123456");
  for (const Case& each : cases) EXPECT_EQ(person.is_named_in(each.text), each.is_named) << each.name;
}

TEST(PersonText, TakesOutWhatNamesThePersonAndNothingElse) {
  const PersonText person("ann@x.example", "+4930123456");
  EXPECT_EQ(person.without(R"({"values":{"Ann@X.example":"7","joann@x.example":"8"},"phone":"+4930123456"})"),
            R"({"values":{"":"7","joann@x.example":"8"},"phone":""})");
  EXPECT_EQ(person.without("+49301234567"), "+49301234567") << "another number";
  EXPECT_EQ(person.needles(), (std::vector<std::string>{"ann@x.example", "+4930123456"}));
}

}  // namespace
}  // namespace inlet::engine
