// SPDX-License-Identifier: Apache-2.0
//
// The list of Batch Jobs with the filters and sorts of the API. What the store can't filter or sort is done here, over all
// imports of the person: thousands, not millions.
#pragma once

#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_record.h"
#include "server/http/request.h"

namespace inlet::server {

struct ImportListing {
  std::vector<imports::ImportRecord> imports;
  std::string next;
  std::string previous;
  std::int64_t total = 0;
};

Result<ImportListing> list_imports_of(const Request& request, engine::Engine& engine, const access::Actor& actor);

}  // namespace inlet::server
