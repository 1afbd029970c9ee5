// SPDX-License-Identifier: Apache-2.0
//
// One's own secrets: sessions and API tokens.
#pragma once

#include <vector>

#include "server/call.h"

namespace inlet::server {

Result<Response> list_sessions(Call& call);
Result<Response> delete_other_sessions(Call& call);
Result<Response> delete_one_session(Call& call);
Result<Response> list_tokens(Call& call);
Result<Response> post_token(Call& call);
Result<Response> delete_token(Call& call);

Response sessions_response(const Call& call, const std::vector<access::Session>& sessions);
Response tokens_response(const std::vector<access::ApiToken>& tokens);

}  // namespace inlet::server
