// SPDX-License-Identifier: Apache-2.0
//
// How many imports run at once in each process that was not started with a number of its own. An administrator sets it while they
// run; it is about the machines, not about what an import does, so it stands beside the settings and not among them.
#pragma once

#include <cstdint>

#include "access/actor.h"
#include "engine/engine.h"

namespace inlet::engine {

inline constexpr std::int64_t kMostParallelImports = 64;
// In place of a number: as many as is set.
inline constexpr int kAsManyAsSet = -1;

Result<std::int64_t> read_parallel_imports(store::Transaction& transaction);
// BAD_SETTING unless it is 1 to 64.
Result<void> change_parallel_imports(Engine& engine, const access::Actor& actor, std::int64_t count);

}  // namespace inlet::engine
