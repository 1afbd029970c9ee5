// SPDX-License-Identifier: Apache-2.0
//
// An administrator makes a backup: everything in one file, of one moment, while people and imports go on.
#pragma once

#include <cstdint>
#include <string>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"

namespace inlet::engine {

struct Backup {
  std::string path;
  std::uint64_t size_bytes = 0;
  std::int64_t uploads = 0;
};

// `url`: of the engine's own database. `path` must not be there; until the backup is whole and on the disk, nothing is.
Result<Backup> back_up(Engine& engine, const access::Actor& actor, const std::string& url, const std::string& path);

}  // namespace inlet::engine
