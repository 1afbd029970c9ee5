// SPDX-License-Identifier: Apache-2.0
//
// What only a file can show: other processes, sudden death, rights, schemas. The contract of every Database: ../database.
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <set>
#include <thread>

#include "store/sqlite/lead_columns.h"
#include "store/sqlite/migration.h"
#include "tests/conformance/database_suite.h"
#include "tests/store/sqlite/sqlite_file.h"

namespace inlet::store {
namespace {

namespace fs = std::filesystem;

void run_sql(const std::string& path, const char* sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
  sqlite3_close(database);
}

// Adds one lead in a transaction of its own; false where that failed.
bool add_lead(Database& database) {
  auto transaction = database.begin(Access::kWrite);
  if (!transaction) return false;
  create_leads(**transaction, {{{"last_name", "Lee"}}}, at_second(1));
  return (*transaction)->commit().has_value();
}

std::int64_t count_leads(Database& database) {
  auto transaction = must(database.begin(Access::kRead));
  return must(transaction->leads().list({}, 1)).total;
}

TEST(SqliteDatabase, KeepsItsFilesForTheirOwner) {
  const SqliteFile place;
  const auto database = must(open_database("sqlite:" + place.path()));
  EXPECT_TRUE(add_lead(*database));
  int count = 0;
  for (const auto& entry : fs::directory_iterator(place.folder())) {
    struct stat status {};
    ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U) << entry.path();
    ++count;
  }
  EXPECT_GE(count, 3);
}

TEST(SqliteDatabase, RefusesAFileOfANewerProgram) {
  const SqliteFile place;
  must(open_database("sqlite:" + place.path()));
  run_sql(place.path(), "INSERT INTO schema_version VALUES (9999, 'later', 0)");
  const auto database = open_database("sqlite:" + place.path());
  ASSERT_FALSE(database.has_value());
  EXPECT_EQ(database.error().code, base::Code::kDatabaseTooNew);
  EXPECT_EQ(database.error().arguments, (std::vector<std::string>{"9999", std::to_string(newest_schema())}));
}

TEST(SqliteDatabase, RefusesWhatIsNoDatabaseOrIsNowhere) {
  const SqliteFile place;
  std::FILE* file = std::fopen(place.path().c_str(), "w");
  std::fputs(std::string(5000, 'x').c_str(), file);
  std::fclose(file);
  for (const std::string& url : {"sqlite:" + place.path(), std::string("sqlite:/nowhere/at/all/inlet.db"),
                                 std::string("postgres://localhost/inlet")}) {
    const auto database = open_database(url);
    ASSERT_FALSE(database.has_value()) << url;
    EXPECT_EQ(database.error().code, base::Code::kDatabaseUnavailable) << url;
  }
  EXPECT_EQ(open_database("oracle:x").error().code, base::Code::kBadSetting);
}

TEST(SqliteDatabase, OpensAgainWithWhatWasCommitted) {
  const SqliteFile place;
  {
    const auto database = must(open_database("sqlite:" + place.path()));
    EXPECT_TRUE(add_lead(*database));
  }
  const auto database = must(open_database("sqlite:" + place.path()));
  EXPECT_EQ(count_leads(*database), 1);
  EXPECT_EQ(must(must(database->begin(Access::kRead))->catalog().current())->version(), 1);
}

// The columns are in a migration, the fields in the catalogue: adding to one and not to the other would show here.
TEST(SqliteDatabase, HasTheColumnsOfAllStandardFields) {
  const SqliteFile place;
  must(open_database("sqlite:" + place.path()));
  const auto connection = must(SqliteConnection::open(place.path(), ConnectionUse::kReader));
  std::set<std::string> columns;
  SqliteStatement rows = must(connection->query("SELECT name || ' ' || type FROM pragma_table_info('lead')"));
  while (must(rows.step())) columns.insert(rows.string(0));
  for (const leads::Field& field : leads::standard_fields()) {
    if (column_count(field) == 0) continue;
    EXPECT_TRUE(columns.contains(field.key + " " + column_type(field.type))) << field.key;
    EXPECT_EQ(columns.contains(field.key + "_currency TEXT"), column_count(field) == 2) << field.key;
  }
}

TEST(SqliteDatabase, ThreadsWriteInTurnWithoutBusyErrors) {
  const SqliteFile place;
  const auto first = must(open_database("sqlite:" + place.path()));
  const auto second = must(open_database("sqlite:" + place.path()));
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  for (Database* database : {first.get(), first.get(), second.get(), second.get()}) {
    threads.emplace_back([database, &failures] {
      for (int i = 0; i < 10; ++i) failures += add_lead(*database) ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(count_leads(*first), 40);
}

TEST(SqliteDatabase, AReaderSeesOneMomentWhileOthersWrite) {
  const SqliteFile place;
  const auto database = must(open_database("sqlite:" + place.path()));
  const auto reader = must(database->begin(Access::kRead));
  EXPECT_EQ(must(reader->leads().list({}, 1)).total, 0);
  EXPECT_TRUE(add_lead(*database));
  EXPECT_EQ(must(reader->leads().list({}, 1)).total, 0);
  EXPECT_EQ(count_leads(*database), 1);
}

// Runs `act` in a child process.
template <class Act>
pid_t in_child(Act act) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(act() ? 0 : 1);
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

TEST(SqliteDatabase, ProcessesWriteInTurnWithoutBusyErrors) {
  const SqliteFile place;
  must(open_database("sqlite:" + place.path()));
  const auto writes = [&place] {
    const auto database = open_database("sqlite:" + place.path());
    if (!database) return false;
    for (int i = 0; i < 10; ++i) {
      if (!add_lead(**database)) return false;
    }
    return true;
  };
  const pid_t children[] = {in_child(writes), in_child(writes), in_child(writes)};
  for (const pid_t child : children) EXPECT_EQ(wait_for(child), 0);
  EXPECT_EQ(count_leads(*must(open_database("sqlite:" + place.path()))), 30);
}

TEST(SqliteDatabase, AProcessKilledInATransactionLeavesNothingAndStopsNobody) {
  const SqliteFile place;
  const auto database = must(open_database("sqlite:" + place.path()));
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t child = in_child([&] {
    const auto own = open_database("sqlite:" + place.path());
    if (!own || !add_lead(**own)) return false;
    auto transaction = (*own)->begin(Access::kWrite);
    create_leads(**transaction, {{{"last_name", "Half"}}, {{"last_name", "Done"}}}, at_second(1));
    [[maybe_unused]] const auto written = ::write(ready[1], "x", 1);
    ::pause();
    return true;
  });
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  ::kill(child, SIGKILL);
  EXPECT_TRUE(WIFSIGNALED(wait_for(child)));
  ::close(ready[0]);
  ::close(ready[1]);
  EXPECT_TRUE(add_lead(*database));
  EXPECT_EQ(count_leads(*database), 2);
}

}  // namespace
}  // namespace inlet::store
