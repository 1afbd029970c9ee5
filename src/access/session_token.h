// SPDX-License-Identifier: Apache-2.0
//
// The secret of a signed-in browser. It is only ever in the cookie; who reads the database finds its hash and can't sign in.
#pragma once

#include <string>
#include <string_view>

namespace inlet::access {

struct SessionToken {
  std::string token;  // for the cookie
  std::string hash;   // for the database
};

SessionToken make_session_token();
// Lower-case hex. A token has 256 random bits, so one pass of SHA-256 is enough.
std::string session_token_hash(std::string_view token);

}  // namespace inlet::access
