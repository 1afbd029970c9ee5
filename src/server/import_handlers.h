// SPDX-License-Identifier: Apache-2.0
//
// Imports as a whole: Batch Jobs, making a draft, starting, stopping, trying again.
#pragma once

#include "imports/ledger/import_record.h"
#include "server/call.h"

namespace inlet::server {

Result<Response> list_imports(Call& call);
Result<Response> post_import(Call& call);
Result<Response> get_import(Call& call);
Result<Response> delete_import(Call& call);
Result<Response> post_check(Call& call);
Result<Response> post_start(Call& call);
Result<Response> post_cancel(Call& call);
Result<Response> post_retry(Call& call);

// The import of the path, which the caller may see.
Result<imports::ImportRecord> import_of_path(Call& call);
// The same for what shows the file as it is: as if absent for whom a role hides a field that the import has written.
Result<imports::ImportRecord> unveiled_import_of_path(Call& call);
Result<Response> import_response(Call& call, int status, const imports::ImportRecord& record);
// What a verb gave; a CONFLICT comes with the import as it is now.
Result<Response> changed_import(Call& call, int status, Result<imports::ImportRecord> changed);

}  // namespace inlet::server
