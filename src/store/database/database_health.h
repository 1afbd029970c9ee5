// SPDX-License-Identifier: Apache-2.0
//
// How a database is: what a doctor asks of it. Nothing is changed by asking.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock/clock.h"

namespace inlet::store {

struct DatabaseHealth {
  int schema = 0;                             // of the database
  int newest_schema = 0;                      // that this program knows
  std::vector<std::string> damage;            // sentences; empty: it is whole
  std::vector<std::string> missing_indexes;   // without them it is right, and slow
  std::optional<base::TimePoint> server_now;  // the clock of a database server
};

}  // namespace inlet::store
