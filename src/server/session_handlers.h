// SPDX-License-Identifier: Apache-2.0
//
// Set-up, signing in and out, and who else is there.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> get_set_up(Call& call);
Result<Response> post_set_up(Call& call);
Result<Response> get_session(Call& call);
Result<Response> post_session(Call& call);
Result<Response> delete_session(Call& call);
Result<Response> list_users(Call& call);

}  // namespace inlet::server
