// SPDX-License-Identifier: Apache-2.0
//
// The turn of the writers (begin_write) belongs to a connection, and a process that stands still keeps its connection. The server ends one that
// sleeps between two statements by itself (writer_settings), but not one that sleeps in the middle of a COPY.
#pragma once

#include <cstdint>

#include "base/clock/clock.h"
#include "store/postgres/postgres_connection.h"

namespace inlet::store::postgres {

// Asked by whoever waited for the turn in vain. Gives how many connections were ended: those of the same user alone can be seen.
Result<std::int64_t> end_sleeping_writers(PostgresConnection& connection, base::Duration silent_for);

}  // namespace inlet::store::postgres
