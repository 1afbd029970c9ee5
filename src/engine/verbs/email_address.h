// SPDX-License-Identifier: Apache-2.0
//
// The address that a person signs in with.
#pragma once

#include <string_view>

#include "base/errors/result.h"

namespace inlet::engine {

// INVALID_EMAIL. What mail needs is not checked: the address only has to be one that can be typed again.
Result<void> check_address(std::string_view email);
// BAD_SETTING unless there are 1 to 100 characters, none of them a control character.
Result<void> check_person_name(std::string_view name);

}  // namespace inlet::engine
