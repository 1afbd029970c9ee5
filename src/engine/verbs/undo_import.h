// SPDX-License-Identifier: Apache-2.0
//
// Takes a whole import back, as a job of its own; and says beforehand what that would do.
#pragma once

#include <optional>
#include <string>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_record.h"
#include "imports/ledger/undo_ledger.h"

namespace inlet::engine {

struct UndoView {
  std::string reason;                    // why it is not possible; empty: it is
  std::optional<base::TimePoint> until;  // the end of the time in which it is; none before the import's own end
  imports::UndoTally tally;              // what it would do, what it has done so far, or what it did
};
Result<UndoView> view_undo(Engine& engine, const access::Actor& actor, imports::ImportId id);

// none or undo_failed -> undoing, and a job. An import that is being undone or is undone is given back as it is. kConflict with
// NOTHING_TO_UNDO where it is not possible, kForbidden for an import of somebody else without the right.
Result<imports::ImportRecord> undo_import(Engine& engine, const access::Actor& actor, imports::ImportId id);

}  // namespace inlet::engine
