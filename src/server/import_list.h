// SPDX-License-Identifier: Apache-2.0
//
// The filters, sorts and places of the list of Batch Jobs, as the API writes them. The store does the work.
#pragma once

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_ledger.h"
#include "server/http/request.h"

namespace inlet::server {

Result<imports::ImportPage> list_imports_of(const Request& request, engine::Engine& engine, const access::Actor& actor);

}  // namespace inlet::server
