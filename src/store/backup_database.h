// SPDX-License-Identifier: Apache-2.0
//
// A database copied to one file while others work with it, brought back from there, and looked at. By address, whichever dialect
// it means.
#pragma once

#include <string>
#include <string_view>

#include "base/errors/result.h"
#include "store/database/database_health.h"

namespace inlet::store {

enum class Dialect : std::uint8_t { kSqlite, kPostgres };
std::string_view name_of(Dialect dialect);  // sqlite, postgres
Result<Dialect> dialect_of(const std::string& url);

// One moment of it, whole, in a file that is not there yet.
Result<void> copy_database(const std::string& url, const std::string& to);
// From such a file, which may be taken away by it. TARGET_NOT_EMPTY where there is something already.
Result<void> restore_database(const std::string& url, const std::string& from);
// Asked before anything is unpacked for it.
Result<void> expect_nothing_at(const std::string& url);
Result<DatabaseHealth> examine_database(const std::string& url);

}  // namespace inlet::store
