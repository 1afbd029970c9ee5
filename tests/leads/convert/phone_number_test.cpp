// SPDX-License-Identifier: Apache-2.0
//
// phone_numbers.tsv holds what npm libphonenumber-js/max says (tools/phone_oracle). INLET_PHONE_NUMBERS names a larger one.
#include "leads/convert/phone_number.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "leads/convert/phone_metadata.h"
#include "leads/convert/phone_pattern.h"

namespace inlet::leads {
namespace {

std::vector<std::string> split_at_tabs(const std::string& line) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    parts.push_back(line.substr(begin, tab == line.npos ? tab : tab - begin));
    if (tab == line.npos) return parts;
    begin = tab + 1;
  }
}

TEST(PhoneNumber, AgreesWithTheOracle) {
  const char* larger = std::getenv("INLET_PHONE_NUMBERS");
  std::ifstream file(larger != nullptr ? larger : INLET_SOURCE_DIR "/tests/leads/convert/phone_numbers.tsv");
  ASSERT_TRUE(file) << "the file of numbers is missing";
  std::string line;
  int count = 0;
  int differences = 0;
  while (std::getline(file, line) && differences < 20) {
    const std::vector<std::string> wanted = split_at_tabs(line);
    ASSERT_EQ(wanted.size(), 8u) << line;
    const PhoneNumber number = parse_phone(wanted[1], wanted[0]);
    const std::string verdict = !number.is_number ? "-" : number.is_valid ? "1" : "0";
    const bool same = verdict == wanted[2] && number.e164() == wanted[3] && number.extension() == wanted[4] &&
                      number.region == wanted[5];
    EXPECT_TRUE(same) << line << "\n  gives " << verdict << " " << number.e164() << " " << number.extension() << " "
                      << number.region;
    differences += same ? 0 : 1;
    ++count;
    if (verdict != "1" || !wanted[4].empty()) continue;
    EXPECT_EQ(phone_display(number.e164(), ""), wanted[7]) << line;
    if (!number.region.empty()) {
      EXPECT_EQ(phone_display(number.e164(), number.region), wanted[6]) << line;
    }
  }
  EXPECT_GE(count, 3000);
}

TEST(PhoneNumber, ReadsAnythingWithoutHarm) {
  for (const std::string& text : {std::string(), std::string("+"), std::string("++49"), std::string(10000, '1'),
                                  std::string(250, '9'), std::string(10000, '+'),
                                  std::string("\xff\xfe"
                                              "12345"),
                                  std::string("0") + std::string(200, '0'), std::string(";phone-context="),
                                  std::string("12;ext="), std::string(300, ' ') + "030123456"}) {
    for (const char* region : {"", "DE", "US", "AR", "BR", "ZZ", "de", "D"})
      EXPECT_FALSE(parse_phone(text, region).is_valid) << text.substr(0, 30);
  }
}

TEST(PhoneDisplay, IsNationalAtHomeAndInternationalAbroad) {
  EXPECT_EQ(phone_display("+4930123456", "DE"), "030 123456");
  EXPECT_EQ(phone_display("+4930123456", "FR"), "+49 30 123456");
  EXPECT_EQ(phone_display("+12133734253", "US"), "(213) 373-4253");
  EXPECT_EQ(phone_display("+4930123456;ext=5", "DE"), "030 123456 ext. 5");
  EXPECT_EQ(phone_display("call me", "DE"), "call me");
  EXPECT_EQ(phone_display("+", "DE"), "+");
  EXPECT_EQ(phone_display("", "DE"), "");
}

// The tables are generated: what their patterns hold must be known to the small engine that runs them.
TEST(PhonePlans, AllPatternsCanBeRun) {
  EXPECT_GE(phone_plans().size(), 250u);
  for (const PhonePlan& plan : phone_plans()) {
    for (const std::string_view pattern : {plan.idd, plan.prefix_for_parsing, plan.leading_digits}) {
      EXPECT_EQ(PhonePattern(pattern).is_none(), pattern.empty());
    }
    for (const PhoneFormat& format : phone_formats(plan)) {
      EXPECT_FALSE(PhonePattern(format.pattern).is_none());
      EXPECT_EQ(PhonePattern(format.leading).is_none(), format.leading.empty());
    }
  }
}

TEST(PhonePlans, KnowTheirNumbers) {
  const PhonePlan& germany = phone_plans()[*phone_plan_of("DE")];
  EXPECT_EQ(germany.calling_code, "49");
  EXPECT_TRUE(shape_of(germany, "30123456").valid);
  EXPECT_FALSE(shape_of(germany, "3").general);
  EXPECT_FALSE(phone_plan_of("XX").has_value());
  EXPECT_FALSE(phone_plan_of("de").has_value());
  EXPECT_TRUE(plans_of_code("999").empty());
  EXPECT_EQ(phone_plans()[plans_of_code("1")[0]].region, "US");
}

TEST(PhonePattern, PrefersTheFirstAlternativeAndTheLongerRepeat) {
  EXPECT_EQ(PhonePattern("0|01").match_start("01")->length, 1u);
  EXPECT_EQ(PhonePattern("00(?:1\\d)?").match_start("0015")->length, 4u);
  EXPECT_EQ(PhonePattern("(\\d{2})(\\d{3,5})").match_all("1234567")->groups[1], "34567");
  EXPECT_FALSE(PhonePattern("(\\d{2})(\\d{3,5})").match_all("12345678").has_value());
  EXPECT_EQ(PhonePattern("([457]\\d{2})$|1").match_start("1457")->length, 1u);
  EXPECT_EQ(PhonePattern("([457]\\d{2})$|1").match_start("457")->groups[0], "457");
  EXPECT_EQ(PhonePattern("([457]\\d{2})$|1").match_start("1457")->groups[0], "");
  EXPECT_EQ(PhonePattern::expand("$2 15-$1", *PhonePattern("(\\d)(\\d{2})").match_all("911")), "11 15-9");
}

}  // namespace
}  // namespace inlet::leads
