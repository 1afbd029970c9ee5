// SPDX-License-Identifier: Apache-2.0
//
// What an inquiry counts by place, in one column.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/errors/result.h"

namespace inlet::store {

std::string counts_json(const std::map<std::string, std::int64_t>& counts);
Result<std::map<std::string, std::int64_t>> counts_from_json(std::string_view json);

}  // namespace inlet::store
