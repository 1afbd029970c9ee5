// SPDX-License-Identifier: Apache-2.0
//
// Both dialects under the contract of every Database.
#include <cstdlib>
#include <iostream>
#include <memory>
#include <vector>

#include "tests/conformance/bulk_suite.h"
#include "tests/conformance/database_suite.h"
#include "tests/conformance/duplicates_suite.h"
#include "tests/conformance/leads_suite.h"
#include "tests/conformance/ledger_suite.h"
#include "tests/conformance/outbox_suite.h"
#include "tests/conformance/people_suite.h"
#include "tests/conformance/queue_suite.h"
#include "tests/conformance/undo_suite.h"
#include "tests/store/postgres/postgres_place.h"
#include "tests/store/sqlite/sqlite_file.h"

namespace inlet::store {
namespace {

// PostgreSQL where there is a server. In ./test there always is one.
std::vector<Dialect> dialects() {
  std::vector<Dialect> all = {Dialect{"sqlite", [] { return std::make_unique<SqliteFile>(); }}};
  if (!postgres::test_server().empty()) {
    all.push_back(Dialect{"postgres", [] { return std::make_unique<postgres::PostgresPlace>(); }});
  } else {
    std::cerr << "SKIPPED: all of PostgreSQL. INLET_TEST_POSTGRES names no server; tools/postgres_cluster makes one.\n";
  }
  return all;
}

INSTANTIATE_TEST_SUITE_P(On, DatabaseSuite, testing::ValuesIn(dialects()),
                         [](const auto& dialect) { return dialect.param.name; });

TEST(Dialects, AreBothTestedWhereThatIsAskedFor) {
  const bool is_asked_for = std::getenv("INLET_TEST_NEEDS_POSTGRES") != nullptr;
  EXPECT_FALSE(is_asked_for && postgres::test_server().empty());
}

}  // namespace
}  // namespace inlet::store
