// SPDX-License-Identifier: Apache-2.0
//
// What became of the rows of an import: pages of them, sums, and files to download.
#pragma once

#include "base/json/json.h"
#include "imports/ledger/import_ledger.h"
#include "server/call.h"

namespace inlet::server {

Result<Response> list_rows(Call& call);
Result<Response> get_summary(Call& call);
Result<Response> get_failed_csv(Call& call);
Result<Response> get_failed_xlsx(Call& call);
Result<Response> post_fix_failed(Call& call);
Result<Response> get_receipt(Call& call);
Result<Response> get_original(Call& call);
// Records imported on each of the last days.
Result<Response> get_import_activity(Call& call);

// RowMessage of openapi.yaml.
base::JsonObject message_json(const imports::RowError& error);

}  // namespace inlet::server
