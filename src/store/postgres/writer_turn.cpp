// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/writer_turn.h"

#include "sql/postgres/own_connection.h"

namespace inlet::store::postgres {

Result<std::int64_t> end_sleeping_writers(PostgresConnection& connection, base::Duration silent_for) {
  return connection.number(sql::postgres::kEndSleepingWriters, silent_for.count());
}

}  // namespace inlet::store::postgres
