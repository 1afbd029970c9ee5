// SPDX-License-Identifier: Apache-2.0
//
// A list of texts in one column, as a JSON array.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"

namespace inlet::store {

std::string to_json(const std::vector<std::string>& texts);
// What to_json() wrote; anything else means that the database is damaged.
Result<std::vector<std::string>> text_list_from_json(std::string_view json);

}  // namespace inlet::store
