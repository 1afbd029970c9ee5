// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/row_default.h"

#include <gtest/gtest.h>

namespace inlet::imports {
namespace {

const leads::FieldCatalog& catalog() {
  static const leads::FieldCatalog fields = *leads::FieldCatalog::create(leads::standard_fields(), 1);
  return fields;
}

TEST(RowDefault, IsAKeyInBraces) {
  EXPECT_EQ(source_of_default("{email}"), "email");
  EXPECT_EQ(source_of_default("{cf_site_2}"), "cf_site_2");
  for (const char* text : {"email", "{}", "{", "{Email}", "{a b}", " {email}", "{email} x", "{{email}}"})
    EXPECT_EQ(source_of_default(text), "") << text;
}

TEST(RowDefault, IsATextFromATextOfAnotherField) {
  struct Case {
    const char* key;
    const char* text;
    base::Code code;  // kInternal: fine
  };
  const Case cases[] = {
      {"last_name", "{email}", base::Code::kInternal},
      {"company", "{website}", base::Code::kInternal},
      {"stage", "New", base::Code::kInternal},
      {"last_name", "{Not a key}", base::Code::kInternal},
      {"last_name", "{nickname}", base::Code::kNoSuchField},
      {"nickname", "Ann", base::Code::kNoSuchField},
      {"last_name", "{last_name}", base::Code::kBadRequest},
      {"last_name", "{full_name}", base::Code::kBadRequest},
      {"last_name", "{stage}", base::Code::kBadRequest},
      {"stage", "{company}", base::Code::kBadRequest},
  };
  for (const Case& each : cases) {
    const auto checked = check_default(catalog(), each.key, each.text);
    EXPECT_EQ(checked.has_value() ? base::Code::kInternal : checked.error().code, each.code) << each.key << each.text;
  }
}

TEST(RowDefault, CountsWhereItsFieldHasAColumn) {
  const tables::Header header = tables::make_header({"Mail", "Whole name"}, 0);
  const auto mapping = *Mapping::create(catalog(), header, {{0, "email", {}}, {1, "full_name", {}}});
  using Keys = std::vector<std::string>;
  EXPECT_EQ(defaulted_fields({{"last_name", "{email}"}}, mapping), Keys{"last_name"});
  EXPECT_EQ(defaulted_fields({{"last_name", "{first_name}"}}, mapping), Keys{"last_name"});
  EXPECT_EQ(defaulted_fields({{"last_name", "{company}"}}, mapping), Keys{});
  EXPECT_EQ(defaulted_fields({{"last_name", "Unknown"}}, mapping), Keys{"last_name"});
}

}  // namespace
}  // namespace inlet::imports
