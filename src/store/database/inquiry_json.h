// SPDX-License-Identifier: Apache-2.0
//
// The two columns of an inquiry that hold more than one value.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "leads/values/lead.h"

namespace inlet::store {

std::string ids_json(std::span<const leads::LeadId> ids);
Result<std::vector<leads::LeadId>> ids_from_json(std::string_view json);

std::string counts_json(const std::map<std::string, std::int64_t>& counts);
Result<std::map<std::string, std::int64_t>> counts_from_json(std::string_view json);

}  // namespace inlet::store
