// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/mapping.h"

#include <gtest/gtest.h>

namespace inlet::imports {
namespace {

using base::Code;
using Keys = std::vector<std::string>;

const leads::FieldCatalog& catalog() {
  static const leads::FieldCatalog fields = *leads::FieldCatalog::create(leads::standard_fields(), 1);
  return fields;
}

const tables::Header& header() {
  static const tables::Header names = tables::make_header({"Name", "Mail", "Tag", "Label", "Note", "Memo"}, 0);
  return names;
}

Binding joined(std::uint32_t column, std::string field) {
  Binding binding{column, std::move(field), {}};
  binding.options.join = true;
  return binding;
}

TEST(Mapping, RefusesWhatCannotBe) {
  struct Case {
    const char* name;
    std::vector<Binding> bindings;
    Code code;
  };
  const Case cases[] = {
      {"nothing", {}, Code::kNothingMapped},
      {"no such field", {{0, "nickname", {}}}, Code::kNoSuchField},
      {"a system column", {{0, "created_at", {}}}, Code::kNoSuchField},
      {"no such column", {{6, "email", {}}}, Code::kNoSuchColumn},
      {"twice", {{0, "email", {}}, {1, "email", {}}}, Code::kFieldMappedTwice},
      {"only one of them joins", {{4, "description", {}}, joined(5, "description")}, Code::kFieldMappedTwice},
      {"emails can't be joined", {joined(0, "email"), joined(1, "email")}, Code::kFieldMappedTwice},
      {"one column to two fields", {{1, "email", {}}, {1, "company", {}}}, Code::kBadRequest},
  };
  for (const Case& test : cases) {
    const auto mapping = Mapping::create(catalog(), header(), test.bindings);
    ASSERT_FALSE(mapping.has_value()) << test.name;
    EXPECT_EQ(mapping.error().code, test.code) << test.name;
  }
}

TEST(Mapping, NamesBothColumnsOfAFieldUsedTwice) {
  const auto mapping = Mapping::create(catalog(), header(), {{1, "email", {}}, {0, "email", {}}});
  EXPECT_EQ(mapping.error().message(), "Two columns go to Email: Name and Mail.");
}

TEST(Mapping, AllowsJoinedTextsAndFieldsOfSeveralValues) {
  EXPECT_TRUE(Mapping::create(catalog(), header(), {joined(4, "description"), joined(5, "description")}).has_value());
  EXPECT_TRUE(Mapping::create(catalog(), header(), {{2, "tags", {}}, {3, "tags", {}}}).has_value());
}

TEST(Mapping, SplitsAColumnToTwoFields) {
  leads::ConversionOptions options;
  options.split_at = ", ";
  options.split_to = "country";
  const auto create = [&](const std::string& first) {
    return Mapping::create(catalog(), header(), bindings_of(1, first, options));
  };
  ASSERT_TRUE(create("city").has_value());
  EXPECT_TRUE(create("city")->maps("city"));
  EXPECT_TRUE(create("city")->maps("country"));
  EXPECT_FALSE(create("country").has_value()) << "one field for both";
  for (const char* second : {"employees", "expected_close_date", "full_name", "no_such_field"}) {
    options.split_to = second;
    EXPECT_FALSE(create("city").has_value()) << second;
  }
  EXPECT_FALSE(Mapping::create(catalog(), header(), {{1, "city", {}}, {1, "country", {}}}).has_value());
}

TEST(Mapping, KnowsWhatIsStillNeeded) {
  const Mapping mails = *Mapping::create(catalog(), header(), {{1, "email", {}}});
  EXPECT_EQ(unbound_required(mails, catalog(), {}), Keys{"last_name"});
  EXPECT_EQ(unbound_required(mails, catalog(), Keys{"last_name"}), Keys{});
  EXPECT_EQ(unbound_required(*Mapping::create(catalog(), header(), {{0, "full_name", {}}}), catalog(), {}), Keys{});
  EXPECT_EQ(unbound_required(*Mapping::create(catalog(), header(), {{0, "last_name", {}}}), catalog(), {}), Keys{});
}

TEST(Mapping, IsTheSameAfterJson) {
  Binding rich{2, "source", {}};
  rich.options.value_map = {{"web", "website"}, {"?", ""}};
  rich.options.default_value = "Other";
  rich.options.bad_value = leads::BadValue::kUseDefault;
  rich.options.blank_tokens = {"N/A", "-"};
  rich.options.date_order = leads::DateOrder::kMonthFirst;
  rich.options.decimal_mark = leads::DecimalMark::kComma;
  rich.options.epoch = leads::Epoch::kMilliseconds;
  rich.options.phone_country = "DE";
  rich.options.split_at = "; ";
  rich.options.split_to = "city";
  rich.options.tidy_spaces = rich.options.fix_case = rich.options.repair_text = true;
  rich.options.lenient_phone = rich.options.clear_token = rich.options.add_options = rich.options.excel_serial = true;
  const Mapping mapping = *Mapping::create(catalog(), header(), {rich, {1, "email", {}}, joined(4, "description")});
  const auto again = mapping_from_json(to_json(mapping), catalog(), header());
  ASSERT_TRUE(again.has_value()) << again.error().message();
  EXPECT_EQ(*again, mapping);
}

TEST(Mapping, RefusesJsonItDoesNotUnderstand) {
  for (const char* json :
       {"", "{}", "[1]", R"([{"field":"email"}])", R"([{"column":-1,"field":"email"}])",
        R"([{"column":1,"field":"email","extra":1}])",
        R"([{"column":1,"field":"email","options":{"date_order":"abc"}}])",
        R"([{"column":1,"field":"email","options":{"join":"yes"}}])", R"([{"column":1.5,"field":"email"}])"}) {
    EXPECT_FALSE(mapping_from_json(json, catalog(), header()).has_value()) << json;
  }
}

}  // namespace
}  // namespace inlet::imports
