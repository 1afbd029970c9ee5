// SPDX-License-Identifier: Apache-2.0
//
// What every verb needs: where things are kept, what time it is, whom to wake. Made once, by app; outlives everything that
// uses it.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock/clock.h"
#include "imports/notices/progress_signal.h"
#include "imports/uploads/upload_files.h"
#include "store/database/database.h"
#include "tables/rows/read_limits.h"

namespace inlet::engine {

struct EngineLimits {
  tables::ReadLimits read;
  std::int64_t batch_rows = 10'000;  // a batch closes at the first of these three
  std::int64_t batch_bytes = 8 * 1024 * 1024;
  base::Duration batch_time{200};  // of writing
  base::Duration lease{30'000};
  base::Duration heartbeat{5'000};
  int converters = 1;  // threads beside the reader and the writer of an import
};

// Of the uploads that are kept for one person.
struct UploadQuota {
  std::int64_t files = 1'000;
  std::int64_t bytes = std::int64_t{10} << 30U;
};

struct Engine {
  store::Database& database;
  const base::Clock& clock;
  imports::UploadFiles& files;
  imports::ProgressSignal& signal;
  EngineLimits limits;
  std::string worker;           // names this process in leases
  std::string worker_folder{};  // the lock files of this machine's workers; empty: leases alone tell who is dead
  UploadQuota upload_quota{};
};

}  // namespace inlet::engine
