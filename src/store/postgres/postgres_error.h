// SPDX-License-Identifier: Apache-2.0
//
// What PostgreSQL says went wrong, as the Error that callers react to.
#pragma once

#include <string_view>

#include "base/errors/error.h"

struct pg_conn;
struct pg_result;

namespace inlet::store::postgres {

// `place` goes into the detail for the log. A broken constraint is a mistake of ours unless the statement says what to do on
// conflict. Whatever may be over in a moment (server restarting, failover, no room) is kUnavailable, so that imports wait for it.
base::Error server_error(pg_conn* connection, const pg_result* result, std::string_view place);

// By the SQLSTATE alone; `reason` is the server's sentence. Empty: the server could not be reached, or went away.
base::Error error_of_state(std::string_view state, std::string reason, std::string_view place);

// An operation has no meaning any more: the connection, and with it the transaction, is gone.
base::Error connection_is_gone(std::string_view place);

}  // namespace inlet::store::postgres
