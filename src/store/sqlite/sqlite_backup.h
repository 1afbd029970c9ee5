// SPDX-License-Identifier: Apache-2.0
//
// Copies a SQLite database while others work with it, and looks at how it is.
#pragma once

#include <string>

#include "base/errors/result.h"
#include "store/database/database_health.h"

namespace inlet::store {

// `to` must not be there yet. The copy is of one moment and is compared with what SQLite knows of itself.
Result<void> copy_sqlite(const std::string& path, const std::string& to);
// Reads all of it.
Result<DatabaseHealth> examine_sqlite(const std::string& path);

}  // namespace inlet::store
