// SPDX-License-Identifier: Apache-2.0
//
// Prediction (law 4) with everything a person can choose before an import: fixes, value choices, defaults, bad values left out,
// clean-ups and custom fields. Random files; INLET_LONG=1 tries 200 instead of 25.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <random>

#include "engine/verbs/change_fields.h"
#include "engine/verbs/fix_rows.h"
#include "tests/engine/engine_fixture.h"
#include "tests/engine/generated_file.h"

namespace inlet::engine {
namespace {

using inlet::testing::generated_file;
using inlet::testing::must;
using inlet::testing::OwnEngine;

constexpr std::uint32_t kSeed = 20'261'122;

int files() { return std::getenv("INLET_LONG") == nullptr ? 25 : 200; }

void add_fields(OwnEngine& own) {
  FieldWish wish;
  wish.label = "Level";
  wish.options = std::vector<OptionWish>{{"", "Company 1", true}, {"", "Gold", true}};
  must(add_field(own.engine(), own.actor, "cf_level", leads::FieldType::kPicklist, wish));
  wish = FieldWish();
  wish.label = "Badge";
  wish.unique = true;
  must(add_field(own.engine(), own.actor, "cf_badge", leads::FieldType::kText, wish));
}

// Sends the companies to the picklist, some phones to the unique field, and chooses what happens with bad values.
imports::ImportRecord with_choices(OwnEngine& own, imports::ImportRecord record, std::mt19937& random) {
  auto columns = must(read_draft(record)).columns;
  if (random() % 2 == 0) {
    columns[4].field = "cf_level";
    for (const char* value : {"Company 2", "Company 3", "Company 4", "Company 5"}) {
      const char* choices[] = {"gold", "+", "!", ""};
      columns[4].options.value_map[value] = choices[random() % 4];
    }
  }
  if (random() % 2 == 0) columns[3].field = "cf_badge";
  columns[2].options.bad_value = static_cast<leads::BadValue>(random() % 2);
  columns[7].options.bad_value = leads::BadValue::kUseDefault;
  columns[7].options.default_value = "2026-01-01";
  columns[0].options.fix_case = random() % 2 == 0;
  columns[0].options.tidy_spaces = random() % 2 == 0;
  if (columns[4].field == "company" && random() % 2 == 0) {
    columns[4].options.split_at = " ";
    columns[4].options.split_to = "street";
  }
  return must(choose_mapping(own.engine(), own.actor, record.id, record.version, columns));
}

FixWish random_fixes(std::mt19937& random, std::int64_t records) {
  const auto record = [&] { return static_cast<std::int64_t>(random()) % records; };
  FixWish wish;
  for (int i = 0; i < 4; ++i) {
    wish.cells.push_back({record(), 2, "mended" + std::to_string(random() % 3) + "@example.com"});
    wish.cells.push_back({record(), 1, random() % 2 == 0 ? std::optional<std::string>("Mended") : std::string()});
    wish.rows.push_back({record(), true});
  }
  wish.values.push_back({7, "2024-02-31", "2024-02-29"});
  wish.values.push_back({4, "Company 6", "Gold"});
  return wish;
}

TEST(MendedFiles, CheckAndImportAgree) {
  for (int i = 0; i < files(); ++i) {
    SCOPED_TRACE("file " + std::to_string(i));
    std::mt19937 random(kSeed + static_cast<std::uint32_t>(i));
    OwnEngine own;
    add_fields(own);
    own.import(generated_file(15, kSeed + 500 + static_cast<std::uint32_t>(i), 25));
    leads::MatchPolicy policy;
    policy.on_duplicate = static_cast<leads::OnDuplicate>(i % 4);
    std::map<std::string, std::string> defaults{{"city", "Berlin"}};
    if (i % 3 == 0) defaults["last_name"] = i % 2 == 0 ? "{email}" : "{company}";
    auto record = own.draft(generated_file(40, kSeed + static_cast<std::uint32_t>(i), 25), policy, defaults);
    record = with_choices(own, record, random);
    record =
        must(fix_rows(own.engine(), own.actor, record.id, record.version, random_fixes(random, record.tally.total)));
    const auto checked = own.check(record.id);
    const auto predicted = own.outcomes(checked.check_run, false);
    const auto tally = own.tally(checked.check_run);
    own.start(record.id);
    own.work(record.id);
    const auto done = own.find(record.id);
    EXPECT_EQ(own.outcomes(done.write_run, false), predicted);
    EXPECT_TRUE(done.tally == tally);
  }
}

}  // namespace
}  // namespace inlet::engine
