// SPDX-License-Identifier: Apache-2.0
//
// An administrator moves the installation from SQLite to PostgreSQL, received files included.
#pragma once

#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "store/move_database.h"

namespace inlet::engine {

// `path`: of the engine's own SQLite file. SOURCE_IN_USE while another process works with the installation; otherwise what
// store::move_database() says. Called again after any end, it goes on.
Result<std::vector<store::MovedTable>> move_to(Engine& engine, const access::Actor& actor, const std::string& path,
                                               const std::string& target, const store::MoveWatch& watch);

}  // namespace inlet::engine
