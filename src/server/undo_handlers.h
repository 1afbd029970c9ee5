// SPDX-License-Identifier: Apache-2.0
//
// Taking an import back: what that would do, doing it, and what became of each lead.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> get_undo(Call& call);
Result<Response> list_undo_leads(Call& call);
Result<Response> post_undo(Call& call);

}  // namespace inlet::server
