// SPDX-License-Identifier: Apache-2.0
//
// Moves everything that a SQLite database and its folder of uploads hold to PostgreSQL. Broken off at any moment, it goes on where it stood when it is called
// again; at its end every table is read on both sides and compared row by row.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/clock/clock.h"
#include "imports/uploads/upload_files.h"
#include "store/database/table_move.h"

namespace inlet::store {

struct MoveProgress {
  std::string table;      // empty: received files are moved, and rows are files
  std::int64_t rows = 0;  // of the table that are done
  std::int64_t total = 0;
  bool is_check = false;
};

// Called at every commit and now and then while comparing. An error ends the move there; it can go on later.
using MoveWatch = std::function<Result<void>(const MoveProgress&)>;

struct MovedTable {
  std::string name;
  std::int64_t rows = 0;
  std::string hash;  // 32 hexadecimal digits; the same for the same rows, whatever their order
};

// `source`: path of a SQLite database at the present schema, to which nobody can write meanwhile. `target`: postgres://...
// TARGET_NOT_EMPTY, MOVE_DIFFERS (the target stays half moved), and all that opening either may say.
Result<std::vector<MovedTable>> move_database(const std::string& source, const std::string& target,
                                              const std::vector<leads::Field>& custom_fields,
                                              const imports::UploadFiles& files, base::TimePoint now,
                                              const MoveWatch& watch);

// The same between any two; for tests.
Result<std::vector<MovedTable>> move_tables(TableSource& source, TableTarget& target,
                                            const std::vector<leads::Field>& custom_fields,
                                            const imports::UploadFiles& files, base::TimePoint now,
                                            const MoveWatch& watch);

}  // namespace inlet::store
