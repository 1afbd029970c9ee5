// SPDX-License-Identifier: Apache-2.0
//
// Imports in the API's form: the whole of one, a line of Batch Jobs, and an event.
#pragma once

#include <string>

#include "access/actor.h"
#include "base/json/json.h"
#include "engine/engine.h"
#include "engine/verbs/import_draft.h"
#include "imports/ledger/import_ledger.h"

namespace inlet::server {

// How an import stands at this moment, beyond its record.
struct ImportStanding {
  imports::Tally tally;
  std::string check_state = "none";  // none, running, done, failed
  imports::Tally check_tally;
  std::optional<base::Error> check_failure;
  std::optional<std::int64_t> queue_ahead;
  imports::UndoTally undo;
  std::int64_t last_event = 0;
};
// `after`: an event number to look on from.
Result<ImportStanding> standing_of(store::Transaction& transaction, const imports::ImportRecord& record,
                                   std::int64_t after = 0);

base::JsonObject tally_json(const imports::Tally& tally);
base::JsonValue failure_json(const std::optional<base::Error>& failure);

// Import of openapi.yaml. Looks at the file once more while it is a draft.
Result<base::JsonObject> import_json(engine::Engine& engine, const access::Actor& actor,
                                     const imports::ImportRecord& record);
// ImportItem.
Result<base::JsonObject> import_item_json(store::Transaction& transaction, const access::Actor& actor,
                                          const imports::ImportRecord& record);
// ImportEvent with the number of the newest event.
base::JsonObject import_event_json(const imports::ImportRecord& record, const ImportStanding& standing,
                                   base::TimePoint now);

base::JsonArray mapping_json(const engine::ImportDraft& draft);

}  // namespace inlet::server
