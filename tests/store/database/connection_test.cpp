// SPDX-License-Identifier: Apache-2.0
//
// A connection of each dialect, seen as a Connection: it takes its own words, and what is bound comes back as it was.
#include "store/database/connection.h"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "store/postgres/connect.h"
#include "store/sqlite/sqlite_connection.h"
#include "tests/store/postgres/postgres_place.h"
#include "tests/store/sqlite/sqlite_file.h"

namespace inlet::store {
namespace {

constexpr Sql kMakeNote{
    .sqlite = "CREATE TABLE note (id INTEGER PRIMARY KEY, number INTEGER, text TEXT, bytes BLOB)",
    .postgres = "CREATE TABLE note (id bigint GENERATED ALWAYS AS IDENTITY, number bigint, text text, bytes bytea)"};
constexpr Sql kAddNote{.sqlite = "INSERT INTO note (number, text, bytes) VALUES (?1, ?2, ?3)",
                       .postgres = "INSERT INTO note (number, text, bytes) VALUES ($1, $2, $3) RETURNING id"};
constexpr Sql kListNotes{.sqlite = "SELECT number, text, length(bytes) FROM note WHERE id >= ?1 ORDER BY id",
                         .postgres = "SELECT number, text, length(bytes) FROM note WHERE id >= $1 ORDER BY id"};
constexpr Sql kClearNotes{.sqlite = "UPDATE note SET number = NULL", .postgres = "UPDATE note SET number = NULL"};

void check(Connection& connection) {
  must(connection.run(kMakeNote));
  const std::uint8_t bytes[] = {1, 0, 2};
  must(connection.run(kAddNote, at_second(1), std::string("Grüße"), Blob(bytes)));
  const std::int64_t first = connection.last_insert_id();
  must(connection.run(kAddNote, true, std::optional<std::string>(), Blob()));
  must(connection.run(kAddNote, std::optional<int>(), "", Blob(bytes)));
  EXPECT_EQ(connection.last_insert_id(), first + 2);

  Statement rows = must(connection.query(kListNotes, first));
  ASSERT_TRUE(must(rows.step()));
  EXPECT_EQ(rows.time(0), at_second(1));
  EXPECT_EQ(rows.string(1), "Grüße");
  EXPECT_EQ(rows.number(2), 3);
  ASSERT_TRUE(must(rows.step()));
  EXPECT_TRUE(rows.boolean(0));
  EXPECT_TRUE(rows.is_null(1));
  ASSERT_TRUE(must(rows.step()));
  EXPECT_FALSE(rows.find_number(0).has_value());
  EXPECT_FALSE(rows.is_null(1));
  EXPECT_FALSE(must(rows.step()));

  EXPECT_EQ(must(connection.number(kListNotes, first + 1)), 1);
  EXPECT_FALSE(must(connection.find_number(kListNotes, first + 3)).has_value());
  must(connection.run(kClearNotes));
  EXPECT_EQ(connection.changes(), 3);
}

TEST(Connection, OfSqliteGivesBackWhatWasBound) {
  const SqliteFile place;
  check(*must(SqliteConnection::open(place.path(), ConnectionUse::kWriter)));
}

TEST(Connection, OfPostgresGivesBackWhatWasBound) {
  if (postgres::test_server().empty()) GTEST_SKIP() << "INLET_TEST_POSTGRES is not set";
  const postgres::PostgresPlace place;
  const auto address = must(postgres::ServerAddress::parse(place.url()));
  check(*must(address.connect(postgres::ConnectionUse::kWriter)));
}

TEST(Connection, AStatementCanBeRunAgainWithOtherValues) {
  const SqliteFile place;
  const auto own = must(SqliteConnection::open(place.path(), ConnectionUse::kWriter));
  Connection& connection = *own;
  must(connection.run(kMakeNote));
  {
    Statement add = must(connection.prepare(kAddNote));
    for (const std::string_view text : {"a", "b"}) {
      add.bind_all(7, text, Blob());
      must(add.run());
    }
  }
  Statement rows = must(connection.query(kListNotes, 2));
  ASSERT_TRUE(must(rows.step()));
  EXPECT_EQ(rows.text(1), "b");
}

}  // namespace
}  // namespace inlet::store
