// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/email_converter.h"

#include <gtest/gtest.h>

#include "tests/leads/convert/converted.h"

namespace inlet::leads {
namespace {

struct Case {
  const char* cell;
  const char* expected;
};

TEST(Rule30Email, IsTakenOutOfWhatStandsAroundIt) {
  const Case cases[] = {
      {"ann@example.com", "ann@example.com"},
      {"  Ann@Example.COM ", "Ann@Example.COM"},
      {"mailto:ann@example.com", "ann@example.com"},
      {"MAILTO:ann@example.com?subject=Hi", "ann@example.com"},
      {"Nea <a@b.se>", "a@b.se"},
      {"\"Lee, Ann\" <ann@example.com>", "ann@example.com"},
      {"<a@b.se>", "a@b.se"},
      {"a@b.se.", "a@b.se"},
      {"a@b.se;", "a@b.se"},
      {"a@b.se,;", "a@b.se"},
      {"\xC2\xA0"
       "a@b.se\xE2\x80\x8B",
       "a@b.se"},
      {"ann+news@example.com", "ann+news@example.com"},
      {"o'neil@example.co.uk", "o'neil@example.co.uk"},
      {"käthe@müller.de", "käthe@müller.de"},
      {"用户@例子.广告", "用户@例子.广告"},
      {"a@xn--mller-kva.de", "a@xn--mller-kva.de"},
  };
  for (const Case& each : cases)
    EXPECT_EQ(converted(field_of(FieldType::kEmail), each.cell), each.expected) << each.cell;
}

TEST(Rule30Email, IsRefusedWhenItCannotBeOne) {
  const char* cells[] = {"ann",
                         "ann@",
                         "@example.com",
                         "ann@example",
                         "ann(at)example.com",
                         "a@b@c.se",
                         "ann lee@b.se",
                         "ann@exam ple.com",
                         "ann..lee@b.se",
                         "ann@b..se",
                         ".ann@b.se",
                         "ann.@b.se",
                         "ann@-b.se",
                         "ann@b.se-",
                         "ann@b.1",
                         "ann@b.c",
                         "ann@b_c.se",
                         "n/a",
                         "ann@b.se x",
                         "call me",
                         "ann@192.168.1.1",
                         "ann,@b.se",
                         "<a@b.se"};
  for (const char* cell : cells) EXPECT_EQ(converted(field_of(FieldType::kEmail), cell), "INVALID_EMAIL") << cell;
  const std::string long_local(250, 'a');
  EXPECT_EQ(converted(field_of(FieldType::kEmail), long_local + "@b.se"), "INVALID_EMAIL");  // 255 octets
  std::string long_domain;
  for (int i = 0; i < 5; ++i) long_domain += std::string(50, 'b') + ".";
  EXPECT_EQ(converted(field_of(FieldType::kEmail), "a@" + long_domain + "se"), "INVALID_EMAIL");  // 259 octets
}

TEST(Rule30Email, TakesTheFirstOfSeveral) {
  const Case cases[] = {
      {"a@b.se; b@c.se", "a@b.se !SECOND_VALUE_IGNORED"}, {"a@b.se,b@c.se", "a@b.se !SECOND_VALUE_IGNORED"},
      {"a@b.se\nb@c.se", "a@b.se !SECOND_VALUE_IGNORED"}, {"a@b.se / b@c.se", "a@b.se !SECOND_VALUE_IGNORED"},
      {"a@b.se b@c.se", "a@b.se !SECOND_VALUE_IGNORED"},  {"Nea <a@b.se>, Bo <b@c.se>", "a@b.se !SECOND_VALUE_IGNORED"},
  };
  for (const Case& each : cases)
    EXPECT_EQ(converted(field_of(FieldType::kEmail), each.cell), each.expected) << each.cell;
}

TEST(Rule30Email, PointsOutLikelyTypos) {
  const Case typos[] = {
      {"ann@gmial.com", "ann@gmail.com"},     {"ann@gmai.com", "ann@gmail.com"},
      {"ann@gmail.con", "ann@gmail.com"},     {"ann@gmail.co", "ann@gmail.com"},
      {"ann@hotmial.com", "ann@hotmail.com"}, {"ann@yaho.com", "ann@yahoo.com"},
      {"ann@outlok.com", "ann@outlook.com"},  {"ann@iclod.com", "ann@icloud.com"},
      {"Ann@GMIAL.com", "Ann@gmail.com"},     {"ann@example.con", "ann@example.com"},
      {"ann@acme.ogr", "ann@acme.org"},
  };
  for (const Case& each : typos) {
    EXPECT_EQ(likely_address(each.cell), each.expected) << each.cell;
    EXPECT_EQ(converted(field_of(FieldType::kEmail), each.cell), std::string(each.cell) + " !LIKELY_TYPO");
  }
}

TEST(Rule30Email, LeavesRealDomainsAlone) {
  for (const char* address :
       {"ann@gmail.com", "ann@mail.com", "ann@ymail.com", "ann@email.com", "ann@gmx.com", "ann@gmx.de",
        "ann@hotmail.co.uk", "ann@hotmail.de", "ann@hotmail.be", "ann@yahoo.ca", "ann@yahoo.co.jp", "ann@cloud.com",
        "ann@outlook.de", "ann@example.com", "ann@live.com", "ann@example.co"}) {
    EXPECT_EQ(likely_address(address), "") << address;
  }
}

}  // namespace
}  // namespace inlet::leads
