// SPDX-License-Identifier: Apache-2.0
//
// Passwords: which ones are accepted, and how they are kept (Argon2id with 19 MiB and two passes, as OWASP advises). Hashing is
// slow and large on purpose; a server has it done by few threads that do nothing else.
#pragma once

#include <string>
#include <string_view>

#include "base/errors/result.h"

namespace inlet::access {

inline constexpr std::size_t kShortestPassword = 12;   // characters
inline constexpr std::size_t kLongestPassword = 1024;  // bytes

// kInvalidInput with WEAK_PASSWORD and the reason: too short, too long, common, or made of the email address.
Result<void> check_password_strength(std::string_view password, std::string_view email);

Result<std::string> hash_password(std::string_view password);

// False too for an empty hash (a person without password), which takes as long as a true one.
Result<bool> verify_password(std::string_view password, std::string_view hash);

}  // namespace inlet::access
