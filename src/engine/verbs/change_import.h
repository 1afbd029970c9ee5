// SPDX-License-Identifier: Apache-2.0
//
// Changes of a draft, each a step of the wizard. All name the version they have read; kConflict when it is another by now.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/verbs/import_draft.h"
#include "imports/ledger/import_record.h"

namespace inlet::engine {

// How the file is to be read. Choices of columns are kept by their names; those that no longer fit are in draft.dropped.
Result<imports::ImportRecord> choose_source(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                            std::int64_t version, const tables::SourceChoices& source);

// Where each column goes. Stored even when it is incomplete: mapping_problems says what is missing.
Result<imports::ImportRecord> choose_mapping(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                             std::int64_t version, std::vector<DraftColumn> columns);

struct DraftOptions {
  leads::MatchPolicy policy;
  std::map<std::string, std::string> defaults;
};
// kForbidden when the handling of duplicates is not the organisation's and the person may not choose.
Result<imports::ImportRecord> choose_options(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                             std::int64_t version, const DraftOptions& options);

// Lays a template on the draft; 0: back to the suggestion.
Result<imports::ImportRecord> choose_template(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                              std::int64_t version, std::int64_t template_id);

// Remembers where the person is; makes no new version. `step`: upload, preview, map_fields, execute.
Result<imports::ImportRecord> choose_step(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                          const std::string& step);

Result<void> delete_draft(Engine& engine, const access::Actor& actor, imports::ImportId id);

}  // namespace inlet::engine
