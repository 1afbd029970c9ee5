// SPDX-License-Identifier: Apache-2.0
//
// Removes what has been kept long enough (semantics 46): uploads, failed rows, values before, the trash, and with them the undo;
// drafts sooner; answers and sessions that ended. Imports and their counts stay for ever.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "base/errors/result.h"
#include "engine/engine.h"

namespace inlet::engine {

struct RetentionReport {
  std::map<std::string, std::int64_t> removed;  // by kind (store::name_of(Perishable)), and "files"
};

// One round, in small transactions, asked before each whether it may go on: what is left waits for the next round. Safe at any
// time, from several processes, and after a crash in its middle.
Result<RetentionReport> remove_what_is_old(Engine& engine, const std::function<bool()>& may_go_on);

}  // namespace inlet::engine
