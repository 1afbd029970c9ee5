// SPDX-License-Identifier: Apache-2.0
#include "leads/values/lead_filter.h"

#include <gtest/gtest.h>

namespace inlet::leads {
namespace {

const FieldCatalog& catalog() {
  static const FieldCatalog made = FieldCatalog::create(standard_fields(), 1).value();
  return made;
}

Result<LeadFilter> filter_of(std::string conditions, std::string sort = "", std::string cursor = "") {
  LeadFilterTexts texts;
  texts.conditions = std::move(conditions);
  texts.sort = std::move(sort);
  texts.cursor = std::move(cursor);
  return lead_filter(texts, catalog(), base::TimeZone::find("Europe/Berlin").value());
}

TEST(LeadFilter, ReadsConditionsInCanonicalForm) {
  struct Case {
    const char* json;
    FilterOp op;
    std::vector<std::string> values;
  };
  const Case cases[] = {
      {R"([{"field":"stage","op":"in","values":["New","won"]}])", FilterOp::kIn, {"new", "won"}},
      {R"([{"field":"country","op":"not_in","values":["Germany","FR"]}])", FilterOp::kNotIn, {"DE", "FR"}},
      {R"([{"field":"company","op":"contains","values":["acme"]}])", FilterOp::kContains, {"acme"}},
      {R"([{"field":"email","op":"blank"}])", FilterOp::kBlank, {}},
      {R"([{"field":"owner","op":"in","values":["7"]}])", FilterOp::kIn, {"7"}},
      {R"([{"field":"value","op":"from","values":["1000.50"]}])", FilterOp::kFrom, {"1000.50"}},
      {R"([{"field":"expected_close_date","op":"to","values":["2024-05-31"]}])", FilterOp::kTo, {"2024-05-31"}},
      {R"([{"field":"import_job_id","op":"in","values":["1050"]}])", FilterOp::kIn, {"1050"}},
      {R"([{"field":"created_at","op":"from","values":["2024-05-31"]}])",
       FilterOp::kFrom,
       {"2024-05-30T22:00:00.000Z"}},
      {R"([{"field":"created_at","op":"to","values":["2024-05-31"]}])", FilterOp::kTo, {"2024-05-31T21:59:59.999Z"}},
  };
  for (const Case& each : cases) {
    const auto filter = filter_of(each.json);
    ASSERT_TRUE(filter.has_value()) << each.json;
    ASSERT_EQ(filter->conditions.size(), 1U);
    EXPECT_EQ(filter->conditions[0].op, each.op) << each.json;
    EXPECT_EQ(filter->conditions[0].values, each.values) << each.json;
  }
}

TEST(LeadFilter, RefusesWhatNoListCanAnswer) {
  for (const char* json :
       {"{}", "[1]", R"([{"field":"no_such","op":"blank"}])", R"([{"field":"full_name","op":"blank"}])",
        R"([{"field":"stage","op":"like","values":["x"]}])", R"([{"field":"stage","op":"in","values":["Nowhere"]}])",
        R"([{"field":"stage","op":"in"}])", R"([{"field":"stage","op":"from","values":["new"]}])",
        R"([{"field":"value","op":"contains","values":["1"]}])", R"([{"field":"value","op":"from","values":["many"]}])",
        R"([{"field":"expected_close_date","op":"from","values":["31.05.2024"]}])",
        R"([{"field":"email","op":"blank","values":["x"]}])"}) {
    EXPECT_FALSE(filter_of(json).has_value()) << json;
  }
}

TEST(LeadFilter, SortsByFieldsAndByName) {
  EXPECT_EQ(filter_of("")->sort, (LeadSort{"created_at", true}));
  EXPECT_EQ(filter_of("", "name")->sort, (LeadSort{"name", false}));
  EXPECT_EQ(filter_of("", "-value")->sort, (LeadSort{"value", true}));
  EXPECT_FALSE(filter_of("", "no_such").has_value());
  EXPECT_FALSE(filter_of("", "full_name").has_value());
}

TEST(LeadCursor, ComesBackAndRefusesOthers) {
  const LeadCursor cursor{{std::string("Lee \"x\""), std::nullopt}, 4711};
  const auto back = read_cursor(write_cursor(cursor));
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(back->id, 4711);
  EXPECT_EQ(back->sort_values, cursor.sort_values);
  EXPECT_TRUE(filter_of("", "", write_cursor(cursor)).has_value());
  for (const char* text : {"x", "zz", "5b5d", "7b7d"}) {
    EXPECT_FALSE(read_cursor(text).has_value()) << text;
    EXPECT_FALSE(filter_of("", "", text).has_value()) << text;
  }
}

}  // namespace
}  // namespace inlet::leads
