// SPDX-License-Identifier: Apache-2.0
//
// Passwords that everybody tries first.
#pragma once

#include <string_view>

namespace inlet::access {

// Ignores case, and what people add to a common password to make it longer: digits and punctuation at both ends, and
// repetition ("password2024!", "Passwordpassword").
bool is_common_password(std::string_view password);

}  // namespace inlet::access
