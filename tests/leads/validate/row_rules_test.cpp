// SPDX-License-Identifier: Apache-2.0
#include "leads/validate/row_rules.h"

#include <gtest/gtest.h>

#include "leads/fields/field_catalog.h"

namespace inlet::leads {
namespace {

Value text(std::string_view value) { return value.empty() ? Value() : Value::of_text(ValueKind::kText, value); }

const FieldCatalog& standard() {
  static const FieldCatalog catalog = FieldCatalog::create(standard_fields(), 1).value();
  return catalog;
}

// A lead of five fields, for as long as a test needs them.
class RowRules : public testing::Test {
 protected:
  RowRules() {
    for (const char* key : {"title", "first_name", "last_name", "company", "full_name"})
      fields.push_back(catalog.find(key));
  }
  std::string title(std::string_view first, std::string_view last, std::string_view company) {
    const Value values[] = {Value(), text(first), text(last), text(company), Value()};
    return std::string(title_for(fields, values, arena).value.text());
  }

  const FieldCatalog& catalog = standard();
  std::vector<const Field*> fields;
  TextArena arena;
};

TEST_F(RowRules, MakeATitleOfWhatIsKnown) {
  EXPECT_EQ(title("Ann", "Lee", "ACME"), "Ann Lee, ACME");
  EXPECT_EQ(title("", "Lee", "ACME"), "Lee, ACME");
  EXPECT_EQ(title("Ann", "Lee", ""), "Ann Lee");
  EXPECT_EQ(title("", "", "ACME"), "ACME");
  EXPECT_EQ(title("", "", ""), "");
  EXPECT_EQ(title("Ann", "Lee", std::string(300, 'x')).size(), 200U);
}

TEST_F(RowRules, Rule24MissingRequiredFieldsFail) {
  Conversion conversion(arena);
  const Value with[] = {Value(), Value(), text("Lee"), Value(), Value()};
  check_required(fields, with, conversion);
  EXPECT_TRUE(conversion.faults().empty());
  const Value without[] = {text("A"), text("Ann"), Value(), text("ACME"), Value()};
  check_required(fields, without, conversion);
  ASSERT_EQ(conversion.faults().size(), 1U);
  EXPECT_EQ(conversion.faults()[0].code, base::Code::kMissingRequired);
  EXPECT_EQ(conversion.faults()[0].field, "last_name");
  EXPECT_EQ(conversion.faults()[0].column, kNoColumn);
}

TEST_F(RowRules, Rule35CreatesGetTitleAndOwner) {
  EXPECT_TRUE(is_filled_on_create("title"));
  EXPECT_TRUE(is_filled_on_create("owner"));
  EXPECT_FALSE(is_filled_on_create("email"));
  EXPECT_EQ(catalog.find("stage")->default_value, "new");
  EXPECT_EQ(catalog.find("priority")->default_value, "none");
}

TEST_F(RowRules, WarnOfLettersThatCouldNotBeRead) {
  Conversion conversion(arena);
  const Value values[] = {Value(), text("J\xEF\xBF\xBDrgen"), text("Lee"), Value(), Value()};
  warn_of_bad_characters(fields, values, conversion);
  ASSERT_EQ(conversion.warnings().size(), 1U);
  EXPECT_EQ(conversion.warnings()[0].field, "first_name");
}

TEST_F(RowRules, FaultsKeepTheirPlaceAndTwoHundredCharacters) {
  Conversion conversion(arena);
  const std::string cell(300, 'x');
  const std::vector<std::string> arguments = {cell};
  conversion.enter(7, "email", cell);
  conversion.report(base::Code::kInvalidEmail, arguments);
  conversion.report(base::Code::kLikelyTypo, arguments);
  ASSERT_EQ(conversion.faults().size(), 1U);
  EXPECT_EQ(conversion.faults()[0].column, 7U);
  EXPECT_EQ(conversion.faults()[0].value.size(), 200U);
  EXPECT_EQ(conversion.warnings().size(), 1U);
  conversion.clear();
  EXPECT_TRUE(conversion.faults().empty() && conversion.warnings().empty());
}

}  // namespace
}  // namespace inlet::leads
