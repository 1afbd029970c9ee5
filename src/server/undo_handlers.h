// SPDX-License-Identifier: Apache-2.0
//
// Taking an import back: what that would do, and doing it.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> get_undo(Call& call);
Result<Response> post_undo(Call& call);

}  // namespace inlet::server
