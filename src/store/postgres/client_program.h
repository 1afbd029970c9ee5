// SPDX-License-Identifier: Apache-2.0
//
// PostgreSQL's own client programs, told of the server by their environment, where no other user of the machine sees a password.
#pragma once

#include <string>
#include <vector>

#include "base/errors/result.h"
#include "store/postgres/connect.h"

namespace inlet::store::postgres {

// `command`: the program, found on the PATH, and its arguments. DATABASE_UNAVAILABLE with what it said.
Result<void> run_client(const ServerAddress& address, std::vector<std::string> command);

}  // namespace inlet::store::postgres
