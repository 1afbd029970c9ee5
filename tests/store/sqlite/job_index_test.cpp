// SPDX-License-Identifier: Apache-2.0
//
// Looks at the queue are made every second and never end: they must not go through all jobs that ever were.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "store/sqlite/sqlite_connection.h"
#include "tests/conformance/database_suite.h"
#include "tests/store/sqlite/sqlite_file.h"

namespace inlet::store {
namespace {

// The block "-- name: NAME" of job.sql.
std::string query(const std::string& name) {
  std::ifstream file(INLET_SOURCE_DIR "/src/store/sqlite/sql/job.sql");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::size_t start = text.find("-- name: " + name + "\n");
  return start == std::string::npos ? "" : text.substr(start, text.find(";\n", start) - start);
}

TEST(JobIndex, FindsTheJobsThatHaveNotEnded) {
  const SqliteFile place;
  must(open_database("sqlite:" + place.path()));
  const auto connection = must(SqliteConnection::open(place.path(), ConnectionUse::kReader));
  for (const std::string name : {"job_has_due", "job_next", "job_workers", "job_rescue_overdue",
                                 "job_rescue_from_worker", "job_count_before", "job_counts"}) {
    SqliteStatement steps = must(connection->prepare("EXPLAIN QUERY PLAN " + query(name)));
    std::string plan;
    while (must(steps.step())) plan += steps.string(3) + "\n";
    EXPECT_NE(plan.find("INDEX job_open ("), std::string::npos) << name << "\n" << plan;
    for (const std::string_view whole : {"SCAN job\n", "SCAN j\n", "INDEX job_turn\n"}) {
      EXPECT_EQ(plan.find(whole), std::string::npos) << name << "\n" << plan;
    }
  }
}

}  // namespace
}  // namespace inlet::store
