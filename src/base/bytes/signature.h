// SPDX-License-Identifier: Apache-2.0
//
// Proof that bytes come from somebody who knows a secret.
#pragma once

#include <string>
#include <string_view>

namespace inlet::base {

// HMAC-SHA256 in 64 lower-case hexadecimal digits.
std::string hmac_sha256_hex(std::string_view secret, std::string_view bytes);

}  // namespace inlet::base
