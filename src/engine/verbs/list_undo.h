// SPDX-License-Identifier: Apache-2.0
//
// Lead by lead what an undo did: removed, restored, and kept with the reasons; and before it, what it would keep.
#pragma once

#include <cstdint>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/undo_ledger.h"

namespace inlet::engine {

struct UndoneLead {
  leads::LeadId lead = 0;
  std::vector<imports::KeptByUndo> kept;  // why it, or a value of it, stays; empty unless it is kept
};

struct UndoneLeads {
  std::vector<UndoneLead> leads;  // in order of id
  leads::LeadId next = 0;         // to go on behind; 0: the end
};

// At most `limit` leads behind `after`. What is removed and restored is known when the undo is done.
Result<UndoneLeads> list_undo(Engine& engine, const access::Actor& actor, imports::ImportId id, imports::UndoFate fate,
                              leads::LeadId after, std::uint32_t limit);

}  // namespace inlet::engine
