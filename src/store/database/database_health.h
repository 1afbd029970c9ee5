// SPDX-License-Identifier: Apache-2.0
//
// How a database is: what a doctor asks of it. Nothing is changed by asking.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock/clock.h"

namespace inlet::store {

// A table of a server that is slow until it is looked after, which the server does by itself (autovacuum) unless something keeps it from it.
struct NeglectedTable {
  std::string name;
  std::int64_t rows = 0;  // about
  std::int64_t dead_rows = 0;
  std::int64_t changed_rows = 0;  // since statistics were made
  bool has_statistics = true;
  bool is_bloated = false;
};

// Nothing that was deleted or replaced since it began can be cleaned up.
struct LongTransaction {
  std::int64_t process = 0;
  std::string program;
  base::Duration age{};
  bool is_idle = false;
};

struct DatabaseHealth {
  int schema = 0;                             // of the database
  int newest_schema = 0;                      // that this program knows
  std::vector<std::string> damage;            // sentences; empty: it is whole
  std::vector<std::string> missing_indexes;   // without them it is right, and slow
  std::optional<base::TimePoint> server_now;  // the clock of a database server
  bool looks_after_itself = true;             // autovacuum of a server
  std::vector<NeglectedTable> neglected;
  std::vector<LongTransaction> long_transactions;
};

}  // namespace inlet::store
