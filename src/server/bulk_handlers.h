// SPDX-License-Identifier: Apache-2.0
//
// Changes of many leads at once, and their undo.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> post_bulk_change(Call& call);
Result<Response> list_bulk_changes(Call& call);
Result<Response> get_bulk_change(Call& call);
Result<Response> post_bulk_undo(Call& call);

}  // namespace inlet::server
