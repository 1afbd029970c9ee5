// SPDX-License-Identifier: Apache-2.0
//
// The job of an import, an undo or a retry, run by the command that asked for it: the same run as a server's worker does.
#pragma once

#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_record.h"

namespace inlet::cli {

// Runs what is queued for the import, a dead process's rest too, or watches it where another process has it; until its end, a
// pause or Ctrl-C. The import as it then stands. A database that goes away is waited for, and what was begun goes on.
Result<imports::ImportRecord> run_in_foreground(engine::Engine& engine, imports::ImportId id);

}  // namespace inlet::cli
