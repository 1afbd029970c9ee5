// SPDX-License-Identifier: Apache-2.0
//
// Takes a file in: stored under its hash, looked at, recorded. What can't be a table is refused here and not kept.
#pragma once

#include <string>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/uploads/upload.h"

namespace inlet::engine {

// UPLOADS_FULL when `more_bytes` are too many beside what is kept for the person already, or one more file is. The built-in user is
// whoever owns the machine, and has no limit.
Result<void> expect_room(Engine& engine, const access::Actor& actor, std::uint64_t more_bytes);

// A received file that came over the wire; `name` is what the person's machine calls it.
Result<imports::Upload> take_in(Engine& engine, const access::Actor& actor, imports::Reception reception,
                                const std::string& name);

// A file of this machine. `limit_bytes`: EngineLimits::read.file_bytes, or more with --no-limit.
Result<imports::Upload> take_in_file(Engine& engine, const access::Actor& actor, const std::string& path,
                                     std::uint64_t limit_bytes);
// The same under another name than it has here.
Result<imports::Upload> take_in_file(Engine& engine, const access::Actor& actor, const std::string& path,
                                     std::uint64_t limit_bytes, const std::string& name);

}  // namespace inlet::engine
