// SPDX-License-Identifier: Apache-2.0
//
// People, as administrators manage them.
#pragma once

#include "base/json/json.h"
#include "server/call.h"

namespace inlet::server {

Result<Response> list_users(Call& call);
Result<Response> post_user(Call& call);
Result<Response> patch_user(Call& call);
Result<Response> post_user_reset(Call& call);
Result<Response> list_sessions_of_user(Call& call);
Result<Response> delete_sessions_of_user(Call& call);
Result<Response> list_tokens_of_user(Call& call);
Result<Response> delete_token_of_user(Call& call);

// For `actor`: when somebody was last seen is told to administrators.
base::JsonObject user_json(const access::User& user, const access::Actor& actor);

}  // namespace inlet::server
