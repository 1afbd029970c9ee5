// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/row_feed.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "store/sqlite/sqlite_connection.h"
#include "tests/conformance/database_suite.h"
#include "tests/store/sqlite/sqlite_file.h"

namespace inlet::store {
namespace {

// Numbers in c1, texts in c2 (none where empty), bytes in c3.
class PetFeed final : public RowFeed {
 public:
  explicit PetFeed(std::vector<std::string> names) : names_(std::move(names)) {}
  std::size_t row_count() const override { return names_.size(); }
  void read(std::size_t row, int column, FedCell cell) override {
    if (column == 1) cell.give(static_cast<std::int64_t>(row) + 10);
    if (column == 2 && !names_[row].empty()) cell.give(std::string_view(names_[row]));
    if (column == 3) cell.give(std::span<const std::uint8_t>(kBytes));
  }

 private:
  static constexpr std::uint8_t kBytes[] = {0, 1, 2};
  std::vector<std::string> names_;
};

class RowFeedTest : public testing::Test {
 protected:
  std::string answer(const char* sql, RowFeed& feed) {
    SqliteStatement rows = must(connection_->prepare(sql));
    rows.bind(1, feed);
    std::string text;
    while (must(rows.step())) text += rows.string(0) + " ";
    return text;
  }

  SqliteFile place_;
  std::unique_ptr<SqliteConnection> connection_ = must(SqliteConnection::open(place_.path(), ConnectionUse::kWriter));
};

TEST_F(RowFeedTest, GivesItsRowsInOrder) {
  PetFeed feed({"Ada", "", "Bo"});
  EXPECT_EQ(
      answer("SELECT rowid || ':' || c1 || ':' || coalesce(c2, 'none') || ':' || hex(c3) FROM fed_rows(?1)", feed),
      "0:10:Ada:000102 1:11:none:000102 2:12:Bo:000102 ");
}

TEST_F(RowFeedTest, OfNoRowsGivesNone) {
  PetFeed feed({});
  EXPECT_EQ(answer("SELECT c1 FROM fed_rows(?1)", feed), "");
}

TEST_F(RowFeedTest, ColumnsThatItDoesNotHaveAreNull) {
  PetFeed feed({"Ada"});
  EXPECT_EQ(answer("SELECT c1999 IS NULL FROM fed_rows(?1)", feed), "1 ");
}

TEST_F(RowFeedTest, FillsATableInOneStatement) {
  must(connection_->run_script("CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT) STRICT"));
  PetFeed feed({"Ada", "", "Bo"});
  EXPECT_EQ(answer("INSERT OR FAIL INTO pet SELECT c1, c2 FROM fed_rows(?1) RETURNING id", feed), "10 11 12 ");
  EXPECT_EQ(connection_->changes(), 3);
}

TEST_F(RowFeedTest, LooksRowsUpByTheIndexOfATable) {
  must(connection_->run_script("CREATE TABLE pet (name TEXT PRIMARY KEY) WITHOUT ROWID"));
  SqliteStatement plan = must(connection_->prepare(
      "EXPLAIN QUERY PLAN SELECT 1 FROM fed_rows(?1) AS asked CROSS JOIN pet WHERE pet.name = asked.c2"));
  std::string text;
  while (must(plan.step())) text += plan.string(3) + "\n";
  EXPECT_NE(text.find("SEARCH pet USING PRIMARY KEY (name=?)"), std::string::npos) << text;
}

TEST_F(RowFeedTest, WithoutAFeedTheStatementFails) {
  EXPECT_FALSE(connection_->prepare("SELECT c1 FROM fed_rows").has_value());
  SqliteStatement unbound = must(connection_->prepare("SELECT c1 FROM fed_rows(?1)"));
  EXPECT_FALSE(unbound.step().has_value());
  SqliteStatement text = must(connection_->prepare("SELECT c1 FROM fed_rows(?1)"));
  text.bind(1, std::string_view("a text is no feed"));
  EXPECT_FALSE(text.step().has_value());
}

}  // namespace
}  // namespace inlet::store
