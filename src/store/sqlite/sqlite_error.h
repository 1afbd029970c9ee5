// SPDX-License-Identifier: Apache-2.0
//
// What SQLite says went wrong, as the Error that callers react to.
#pragma once

#include <string_view>

#include "base/errors/error.h"

struct sqlite3;

namespace inlet::store {

// `code` is SQLite's (extended) result code; `place` goes into the detail for the log. A broken constraint is a mistake of
// ours unless the statement says what to do on conflict.
base::Error sqlite_error(sqlite3* database, int code, std::string_view place);

// The same where an operation has no meaning any more, such as after the transaction was rolled back by a full disk.
base::Error transaction_is_over(std::string_view place);

}  // namespace inlet::store
