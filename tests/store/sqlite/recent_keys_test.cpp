// SPDX-License-Identifier: Apache-2.0
//
// Where keys lie. What they mean is the same in both places: ManyAndFewClaimsAtOnceAgreeWithAModel of the contract.
#include "store/sqlite/recent_keys.h"

#include <algorithm>
#include <random>

#include "store/sqlite/sqlite_table_source.h"
#include "tests/conformance/database_suite.h"
#include "tests/store/sqlite/sqlite_file.h"

namespace inlet::store {
namespace {

struct Case {
  const char* name;
  std::size_t leads;
  std::size_t claims;
  bool waits;
};

const Case kCases[] = {
    {"many beside many", 20'000, 1'000, true},
    {"many beside few", 2'000, 1'000, false},
    {"few beside many", 20'000, 999, false},
};

std::vector<leads::KeyClaim> claims_of(std::size_t count) {
  std::vector<leads::KeyClaim> claims(count);
  std::mt19937 random(1);
  for (std::size_t i = 0; i < count; ++i) {
    claims[i].key.criterion = 1;
    // As hashes are: a filter would take keys that differ in a few bits for one.
    std::ranges::generate(claims[i].key.hash, [&] { return static_cast<std::uint8_t>(random()); });
    claims[i].lead = static_cast<leads::LeadId>(i + 1);
  }
  return claims;
}

std::int64_t count_of(const std::string& path, const std::string& table) {
  const auto connection = must(SqliteConnection::open(path, ConnectionUse::kReader));
  return must(connection->number("SELECT count(*) FROM " + table));
}

TEST(RecentKeys, WaitWhereManyComeBesideMany) {
  for (const Case& test : kCases) {
    SCOPED_TRACE(test.name);
    const SqliteFile place;
    const auto database = must(open_database("sqlite:" + place.path()));
    auto transaction = must(database->begin(Access::kWrite));
    create_leads(*transaction, std::vector<LeadTexts>(test.leads, LeadTexts{{"last_name", "Lee"}}), at_second(1));
    EXPECT_TRUE(must(transaction->duplicates().claim(claims_of(test.claims))).empty());
    must(transaction->commit());

    const std::int64_t waiting = count_of(place.path(), "recent_key");
    EXPECT_EQ(waiting > 0, test.waits);
    EXPECT_LT(waiting, static_cast<std::int64_t>(test.claims)) << "some are settled at once";
    EXPECT_EQ(waiting + count_of(place.path(), "match_key"), static_cast<std::int64_t>(test.claims));

    const auto source = must(SqliteTableSource::open(place.path(), {}));
    for (const TableShape& table : must(source->tables())) {
      EXPECT_NE(table.name, "recent_key");
      if (table.name == "match_key") {
        EXPECT_EQ(must(source->count(table)), static_cast<std::int64_t>(test.claims)) << "a move takes all";
      }
    }
  }
}

}  // namespace
}  // namespace inlet::store
