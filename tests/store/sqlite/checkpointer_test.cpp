// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/checkpointer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>

#include "store/sqlite/sqlite_connection.h"
#include "tests/conformance/database_suite.h"
#include "tests/store/sqlite/sqlite_file.h"

namespace inlet::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMegabyte = 1'000'000;

// Commits about so much, in four transactions.
void write(SqliteConnection& connection, std::uintmax_t bytes) {
  must(connection.run_script("CREATE TABLE note (text BLOB)"));
  for (int i = 0; i < 4; ++i) must(connection.run("INSERT INTO note VALUES (zeroblob(?1))", bytes / 4));
}

bool grows_to(const fs::path& path, std::uintmax_t bytes) {
  for (int tries = 0; tries < 1'000; ++tries) {
    if (fs::file_size(path) >= bytes) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

TEST(Checkpointer, TheFileFollowsTheLogWhileTheWriterGoesOn) {
  const SqliteFile place;
  const auto writer = must(SqliteConnection::open(place.path(), ConnectionUse::kWriter));
  Checkpointer checkpointer(place.path());
  writer->watch_log([&](int pages) { checkpointer.log_holds(pages); });
  write(*writer, 40 * kMegabyte);
  EXPECT_TRUE(grows_to(place.path(), 30 * kMegabyte));
  EXPECT_EQ(must(writer->number("SELECT count(*) FROM note")), 4);
}

TEST(Checkpointer, LeavesAShortLogAlone) {
  const SqliteFile place;
  const auto writer = must(SqliteConnection::open(place.path(), ConnectionUse::kWriter));
  {
    Checkpointer checkpointer(place.path());
    writer->watch_log([&](int pages) { checkpointer.log_holds(pages); });
    write(*writer, kMegabyte);
  }
  EXPECT_LT(fs::file_size(place.path()), kMegabyte);
}

TEST(Checkpointer, WithoutADatabaseItDoesNothing) {
  Checkpointer checkpointer("/nowhere/at/all/inlet.db");
  checkpointer.log_holds(1'000'000);
}

}  // namespace
}  // namespace inlet::store
