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
#include "engine/verbs/column_values.h"
#include "engine/verbs/import_draft.h"
#include "imports/ledger/import_record.h"

namespace inlet::engine {

// How the file is to be read. Choices of columns are kept by their names; those that no longer fit are in draft.dropped.
Result<imports::ImportRecord> choose_source(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                            std::int64_t version, const tables::SourceChoices& source);

// Where each column goes. Stored even when it is incomplete: mapping_problems says what is missing.
Result<imports::ImportRecord> choose_mapping(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                             std::int64_t version, std::vector<DraftColumn> columns);

// What values of a column become; choices about others stay. kForbidden for new options that the person may not make.
Result<imports::ImportRecord> choose_values(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                            std::int64_t version, std::uint32_t column,
                                            const std::vector<ValueChoice>& choices);

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

// The choices of a draft have changed: its check says nothing about them any more and is stopped where it runs. The record is to
// be stored by the caller, in the same transaction.
Result<void> outdate_check(Engine& engine, store::Transaction& transaction, imports::ImportRecord& record);

Result<void> delete_draft(Engine& engine, const access::Actor& actor, imports::ImportId id);

}  // namespace inlet::engine
