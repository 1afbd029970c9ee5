// SPDX-License-Identifier: Apache-2.0
//
// The clock by which all machines on one database live: its own. Leases, retries and turns are compared between machines, and the clock of
// one of them may be an hour off.
#pragma once

#include "base/clock/system_clock.h"
#include "store/database/database.h"

namespace inlet::store {

class DatabaseClock final : public base::Clock {
 public:
  explicit DatabaseClock(const Database& database) : database_(&database) {}
  base::TimePoint now() const override { return machine_.now() + database_->clock_ahead(); }

 private:
  base::SystemClock machine_;
  const Database* database_;
};

}  // namespace inlet::store
