// SPDX-License-Identifier: Apache-2.0
//
// Files that come in several parts: what was received outlives a lost connection, and the rest is sent from there on.
#pragma once

#include <string>
#include <string_view>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/uploads/upload.h"

namespace inlet::engine {

struct PartialView {
  imports::PartialUpload partial;
  std::uint64_t offset = 0;  // so many bytes are there
};

// `size`: of the whole file. UPLOADS_FULL as expect_room(). Of somebody who begins more and more without an end the oldest go.
Result<imports::PartialUpload> begin_partial_upload(Engine& engine, const access::Actor& actor, std::string name,
                                                    std::uint64_t size);
// NO_SUCH_THING for another person's.
Result<PartialView> view_partial_upload(Engine& engine, const access::Actor& actor, std::string_view id);
// Makes an upload of what is there whole, once; asked again, it gives the same one. A file that can't be a table is refused, and
// not kept.
Result<imports::Upload> finish_partial_upload(Engine& engine, const access::Actor& actor,
                                              const imports::PartialUpload& partial);
// One that is not there is no error.
Result<void> give_up_partial_upload(Engine& engine, const access::Actor& actor, std::string_view id);

}  // namespace inlet::engine
