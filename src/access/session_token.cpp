// SPDX-License-Identifier: Apache-2.0
#include "access/session_token.h"

#include <utility>

#include "base/bytes/content_hash.h"
#include "base/bytes/random_token.h"

namespace inlet::access {

SessionToken make_session_token() {
  std::string token = base::random_token(32);
  std::string hash = session_token_hash(token);
  return {std::move(token), std::move(hash)};
}

std::string session_token_hash(std::string_view token) { return base::sha256_hex(token); }

}  // namespace inlet::access
