// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_error.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace inlet::store {
namespace {

struct Case {
  const char* name;
  int code;
  base::ErrorKind kind;
  base::Code told;
};

// What a full disk, another process or too little memory does passes by itself: an import waits for it and does not fail.
const Case kCases[] = {
    {"full disk", SQLITE_FULL, base::ErrorKind::kUnavailable, base::Code::kNoSpace},
    {"a statement that outlived its transaction", SQLITE_ABORT_ROLLBACK, base::ErrorKind::kUnavailable,
     base::Code::kDatabaseUnavailable},
    {"no memory", SQLITE_NOMEM, base::ErrorKind::kUnavailable, base::Code::kDatabaseUnavailable},
    {"no memory for a page of the log", SQLITE_IOERR_NOMEM, base::ErrorKind::kUnavailable, base::Code::kInputOutput},
    {"another writer", SQLITE_BUSY, base::ErrorKind::kUnavailable, base::Code::kDatabaseLocked},
    {"damaged", SQLITE_CORRUPT, base::ErrorKind::kUnavailable, base::Code::kDatabaseUnavailable},
    {"wrong SQL", SQLITE_ERROR, base::ErrorKind::kInternal, base::Code::kInternal},
    {"a broken law of ours", SQLITE_CONSTRAINT_CHECK, base::ErrorKind::kInternal, base::Code::kInternal},
};

TEST(SqliteError, KnowsWhatPasses) {
  for (const Case& c : kCases) {
    const base::Error error = sqlite_error(nullptr, c.code, "SELECT 1");
    EXPECT_EQ(error.kind, c.kind) << c.name;
    EXPECT_EQ(error.code, c.told) << c.name;
  }
}

}  // namespace
}  // namespace inlet::store
