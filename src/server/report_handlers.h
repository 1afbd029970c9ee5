// SPDX-License-Identifier: Apache-2.0
//
// What became of the rows of an import: pages of them, sums, and files to download.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> list_rows(Call& call);
Result<Response> get_summary(Call& call);
Result<Response> get_failed_csv(Call& call);
Result<Response> get_failed_xlsx(Call& call);
Result<Response> get_receipt(Call& call);
Result<Response> get_original(Call& call);

}  // namespace inlet::server
