// SPDX-License-Identifier: Apache-2.0
//
// "Fix here": the failed records of an import that has ended become a draft of their own, to be mended in the table of the check
// and imported as a retry of it. The draft reads the very file of failed records that a person would download, so it stands under
// the same rule (semantics 7): mapping, choices and decisions are those of the import.
#pragma once

#include <optional>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_record.h"

namespace inlet::engine {

// The draft, or the one that the person made of it before. kNotFound: nothing failed, or the rows are gone (GONE).
Result<imports::ImportRecord> fix_failed(Engine& engine, const access::Actor& actor, imports::ImportId id);

// What an import mends and what mends it, as far as the person may see it.
struct RetryLinks {
  std::optional<imports::ImportId> retry_of;
  std::vector<imports::ImportId> retries;  // started ones, oldest first
  std::optional<imports::ImportId> draft;  // the person's own that is not started yet
};
Result<RetryLinks> retry_links(store::Transaction& transaction, const access::Actor& actor,
                               const imports::ImportRecord& record);

}  // namespace inlet::engine
