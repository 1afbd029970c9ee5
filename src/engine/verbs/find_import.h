// SPDX-License-Identifier: Apache-2.0
//
// Finds an import for a person. What the person may not see answers exactly as if it did not exist.
#pragma once

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_ledger.h"

namespace inlet::engine {

Result<imports::ImportRecord> find_import(store::Transaction& transaction, const access::Actor& actor,
                                          imports::ImportId id);
// The same, and a draft: kConflict where it was started.
Result<imports::ImportRecord> find_draft(store::Transaction& transaction, const access::Actor& actor,
                                         imports::ImportId id);
Result<imports::Upload> upload_of(store::Transaction& transaction, const imports::ImportRecord& record);

// Batch Jobs, or one's own imports for those who may not see all. Drafts are always one's own.
Result<imports::ImportPage> list_imports(Engine& engine, const access::Actor& actor, imports::ImportFilter filter,
                                         std::string_view cursor, std::uint32_t limit);

}  // namespace inlet::engine
