// SPDX-License-Identifier: Apache-2.0
//
// Copies a PostgreSQL database by its own pg_dump, brings it back by pg_restore, and looks at how it is.
#pragma once

#include <string>

#include "base/errors/result.h"
#include "store/database/database_health.h"

namespace inlet::store::postgres {

// DATABASE_UNAVAILABLE where PostgreSQL's programs are not installed, or say no.
Result<void> dump_postgres(const std::string& url, const std::string& to);
// TARGET_NOT_EMPTY where there are tables already.
Result<void> expect_empty(const std::string& url);
// In one transaction, into an empty database.
Result<void> restore_postgres(const std::string& url, const std::string& from);
Result<DatabaseHealth> examine_postgres(const std::string& url);

}  // namespace inlet::store::postgres
