// SPDX-License-Identifier: Apache-2.0
//
// Set-up, one-time links, signing in and out, and the own account.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> get_set_up(Call& call);
Result<Response> post_set_up(Call& call);
Result<Response> get_session(Call& call);
Result<Response> post_session(Call& call);
Result<Response> delete_session(Call& call);
Result<Response> put_password(Call& call);
Result<Response> patch_profile(Call& call);
Result<Response> post_invitation_view(Call& call);
Result<Response> post_invitation(Call& call);

}  // namespace inlet::server
