// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/header_matcher.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace inlet::imports {
namespace {

struct NameCase {
  const char* name;
  const char* target;  // nullptr: not understood
};

const NameCase kNames[] = {
    {"E-Mail", "email"},
    {"EMAIL", "email"},
    {"email_address*", "email"},
    {"What's your email?", "email"},
    {"Person - Email - Work", "email"},
    {"E-mail 1 - Value", "email"},
    {"Billing Email", "email"},
    {"Ihre E-Mail-Adresse", "email"},
    {"邮箱地址", "email"},
    {"ईमेल", "email"},
    {"البريد الإلكتروني", "email"},
    {"דוא\"ל", "email"},
    {"custom_fields_emails", "email"},
    {"FirstName", "first_name"},
    {"FIRSTNAME", "first_name"},
    {"p. first", "?first"},
    {"Billing First Name", "first_name"},
    {"Invitee Last Name", "last_name"},
    {"Nazwisko", "last_name"},
    {"姓", "?last"},
    {"Apellido(s)", "last_name"},
    {"Your full name", "full_name"},
    {"ФИО", "full_name"},
    {"Ф.И.О.", "full_name"},
    {"联系人姓名", "full_name"},
    {"Nom", "?name"},
    {"Tél. portable", "mobile"},
    {"Rufnummer (geschäftlich)", "phone"},
    {"Work Direct Phone", "phone"},
    {"Рабочий телефон (контакт)", "phone"},
    {"Organization 1 - Name", "company"},
    {"Default Address Company", "company"},
    {"Nom de l'entreprise", "company"},
    {"Qual é o nome da sua empresa?", "company"},
    {"会社名（必須）", "company"},
    {"Company / Account", "company"},
    {"Address 1 - Postal Code", "postal_code"},
    {"MailAddressStreet", "street"},
    {"Default Address Address1", "street"},
    {"Country/Region Name", "country"},
    {"No. of Employees", "employees"},
    {"# Employees", "employees"},
    {"Nº de empleados", "employees"},
    {"Apollo Contact Id", "external_id"},
    {"Person - ID", "external_id"},
    {"Title", "?title"},
    {"Status", "?status"},

    // Names of something else.
    {"Email Status", nullptr},
    {"Email Confidence", nullptr},
    {"Email Domain", nullptr},
    {"E-mail 1 - Label", nullptr},
    {"E-mail 2 Address", nullptr},
    {"Secondary Email", nullptr},
    {"EMAIL_BLACKLISTED", nullptr},
    {"Phone / Email", nullptr},
    {"Last Contacted", nullptr},
    {"Last Viewed Date", nullptr},
    {"First Phone", nullptr},
    {"Assistant's Phone", nullptr},
    {"Home Fax", nullptr},
    {"Business Street 2", nullptr},
    {"Previous Company Name", nullptr},
    {"Subsidiary of", nullptr},
    {"Company Linkedin Url", nullptr},
    {"Previous Job Title", nullptr},
    {"Manager's Name", nullptr},
    {"Phonetic First Name", nullptr},
    {"Company ID", nullptr},
    {"Order ID", nullptr},
    {"ConvertedContactId", nullptr},
    {"Number of Retail Locations", nullptr},
    {"Created Time", nullptr},
    {"Lead Score", nullptr},
    {"Nombre de usuario", nullptr},
    {"Nombre de commandes", nullptr},
    {"姓（カナ）", nullptr},
    {"Geburtsdatum", nullptr},
    {"Stage of Journey", nullptr},
    {"Facebook Url", nullptr},
    {"Company No", nullptr},
};

TEST(HeaderMatcher, ReadsNamesAsPeopleMeanThem) {
  for (const NameCase& test : kNames) {
    const std::vector<Reading> readings = read_header(test.name).readings;
    if (test.target == nullptr) {
      EXPECT_TRUE(
          std::all_of(readings.begin(), readings.end(), [](const Reading& r) { return r.target == "?nothing"; }))
          << test.name << " is read as " << readings.front().target;
      continue;
    }
    EXPECT_TRUE(std::any_of(readings.begin(), readings.end(), [&](const Reading& r) {
      return r.target == test.target;
    })) << test.name;
  }
}

TEST(HeaderMatcher, KnowsWhoseAddressItIs) {
  EXPECT_EQ(read_header("Home City").readings.at(0).group, AddressGroup::kHome);
  EXPECT_EQ(read_header("Business City").readings.at(0).group, AddressGroup::kWork);
  EXPECT_EQ(read_header("City").readings.at(0).group, AddressGroup::kPlain);
  EXPECT_GT(read_header("Business City").readings.at(0).weight, read_header("Home City").readings.at(0).weight);
}

TEST(HeaderMatcher, TakesTheCompanysPhoneOnlyAsALastResort) {
  EXPECT_TRUE(read_header("Company HQ Phone").readings.at(0).last_resort);
  EXPECT_FALSE(read_header("Office Phone").readings.at(0).last_resort);
}

TEST(HeaderMatcher, TellsBlankFromUnknown) {
  EXPECT_TRUE(read_header(" ").blank);
  EXPECT_FALSE(read_header("Flurstück").blank);
  EXPECT_FALSE(read_header("Flurstück").has_known_words);
  EXPECT_TRUE(read_header("Manager Email").has_known_words);
}

// Each is one or two letters away from a name.
TEST(HeaderMatcher, SurvivesAnything) {
  EXPECT_TRUE(read_header(std::string(100000, 'a')).readings.empty());
  std::string many;
  for (int i = 0; i < 10000; ++i) many += "email ";
  EXPECT_TRUE(read_header(many).readings.empty());
  EXPECT_TRUE(read_header("\xff\xfe\x80").readings.empty());
}

}  // namespace
}  // namespace inlet::imports
