// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/change_schema.h"

#include <chrono>
#include <thread>

#include "sql/postgres/own_connection.h"

namespace inlet::store::postgres {
namespace {

constexpr int kTries = 8;
constexpr std::chrono::milliseconds kPause{250};

}  // namespace

Result<void> change_schema(PostgresConnection& connection, const std::string& statement) {
  for (int tries = 1;; ++tries) {
    INLET_TRY(connection.run_script(sql::postgres::kBeginChangeOfSchema));
    auto changed = connection.run_script(statement);
    if (changed) return connection.run_script(sql::postgres::kEndChangeOfSchema);
    const bool was_locked = changed.error().code == base::Code::kDatabaseLocked;
    if (was_locked || connection.is_alive()) INLET_TRY(connection.run_script(sql::postgres::kGiveUpChangeOfSchema));
    if (!was_locked || tries == kTries) return changed;
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace inlet::store::postgres
