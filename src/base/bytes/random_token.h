// SPDX-License-Identifier: Apache-2.0
//
// What nobody can guess: session tokens, set-up codes, names of temporary files.
#pragma once

#include <cstddef>
#include <string>

namespace inlet::base {

// `size_bytes` random bytes as URL-safe base64 without padding: 32 bytes give 43 characters of A-Z a-z 0-9 - _.
std::string random_token(std::size_t size_bytes = 32);

}  // namespace inlet::base
