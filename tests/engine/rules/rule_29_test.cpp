// SPDX-License-Identifier: Apache-2.0
//
// Semantics 29: phone numbers.
#include "tests/engine/rules/rule_file.h"

namespace inlet::engine {
namespace {

using namespace inlet::testing;

RuleChoice in_country(const char* country) {
  return [country](leads::ConversionOptions& options) { options.phone_country = country; };
}

TEST(Rule29Phone, IsReadInTheCountryOfTheImport) {
  const RuleCase cases[] = {{"national", "030 123456", "+4930123456"},
                            {"international", "+44 20 7946 0018", "+442079460018"},
                            {"tel:", "tel:+49-30-123456", "+4930123456"},
                            {"p:", "p:+4930123456", "+4930123456"},
                            {"apostrophe", "'+4930123456", "+4930123456"},
                            {"double zero", "0049 30 123456", "+4930123456"},
                            {"extension", "030 123456 ext. 5", "+4930123456;ext=5"},
                            {"too short", "12", "INVALID_PHONE"},
                            {"words", "call me", "INVALID_PHONE"},
                            {"blank", "", ""}};
  expect_rule("phone", cases, in_country("DE"));
}

TEST(Rule29Phone, NeedsACountryUnlessItIsInternational) {
  const RuleCase cases[] = {{"national", "030 123456", "INVALID_PHONE"},
                            {"international", "+4930123456", "+4930123456"}};
  expect_rule("phone", cases);
}

TEST(Rule29Country, OfTheRowComesBeforeTheImportsBeforeTheOrganisations) {
  OwnEngine own;
  Settings settings = must(read_settings(*own.reading()));
  settings.organisation.phone_country = "GB";
  must(change_settings(own.engine(), own.actor, settings));
  const char* file = "Last Name,Phone,Country\nN0,030 123456,Germany\nN1,01 99 00 12 34,France\nN2,020 7946 0018,\n";
  EXPECT_EQ(told_rows(own, own.import(file), "phone", 3),
            (std::vector<std::string>{"+4930123456", "+33199001234", "+442079460018"}));
  auto record = own.draft("Last Name,Phone,Country\nN0,030 123456,\nN1,020 7946 0018,United Kingdom\n");
  choose_for(own, record, 1, in_country("DE"));
  own.start(record.id);
  own.work(record.id);
  EXPECT_EQ(own.outcomes(own.find(record.id).write_run, false), (std::vector<std::string>{"created", "created"}));
  EXPECT_EQ(own.leads({"phone"}),
            (std::vector<std::string>{"+4930123456", "+33199001234", "+442079460018", "+4930123456", "+442079460018"}));
}

TEST(Rule29Lenient, KeepsWhatCannotBeValid) {
  const RuleCase cases[] = {{"kept", "ask at 12", "ask at 12 !PHONE_AS_TYPED"},
                            {"valid ones as always", "030 123456", "+4930123456"}};
  expect_rule("phone", cases, [](leads::ConversionOptions& options) {
    options.phone_country = "DE";
    options.lenient_phone = true;
  });
}

struct TwoNumbers {
  const char* name;
  const char* header;
  const char* row;
  const char* told;  // phone; mobile, and what was said
};

TEST(Rule29TwoNumbers, TheRestGoesToAFreeMobile) {
  const TwoNumbers cases[] = {
      {"free", "Phone", "030 123456 / 0171 3920012", "+4930123456; +491713920012"},
      {"a mapped but blank mobile is free", "Phone,Mobile", "030 123456; 0171 3920012,", "+4930123456; +491713920012"},
      {"taken", "Phone,Mobile", "030 123456; 0171 3920012,0171 3920099",
       "+4930123456; +491713920099 !SECOND_VALUE_IGNORED"},
      {"taken by a column further left", "Mobile,Phone", "0171 3920099,030 123456; 0171 3920012",
       "+4930123456; +491713920099 !SECOND_VALUE_IGNORED"},
      {"no number after all", "Phone", "030 123456 / room 123456789012345678901",
       "+4930123456;  !SECOND_VALUE_IGNORED"},
      {"two in the mobile itself", "Mobile", "0171 3920012 / 0171 3920099", "+491713920012 !SECOND_VALUE_IGNORED"},
      {"two in both", "Phone,Mobile", "030 123456 / 030 123457,0171 3920012 / 0171 3920099",
       "+4930123456; +491713920012 !SECOND_VALUE_IGNORED !SECOND_VALUE_IGNORED"},
  };
  for (const TwoNumbers& each : cases) {
    SCOPED_TRACE(each.name);
    OwnEngine own;
    Settings settings = must(read_settings(*own.reading()));
    settings.organisation.phone_country = "DE";
    must(change_settings(own.engine(), own.actor, settings));
    const auto record = own.import("Last Name," + std::string(each.header) + "\nLee," + std::string(each.row) + "\n");
    std::string told = own.leads({"phone", "mobile"}).empty() ? "no lead" : own.leads({"phone", "mobile"}).front();
    for (const std::string& message : own.messages(record.write_run)) {
      if (message.find("SECOND_VALUE_IGNORED") != std::string::npos) told += " !SECOND_VALUE_IGNORED";
    }
    EXPECT_EQ(told, each.told);
  }
}

}  // namespace
}  // namespace inlet::engine
