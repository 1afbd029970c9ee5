// SPDX-License-Identifier: Apache-2.0
//
// A list of ids as a JSON array: in one column, or as the one value of a statement that does something for all of them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "leads/values/lead.h"

namespace inlet::store {

std::string ids_json(std::span<const leads::LeadId> ids);
// What ids_json() wrote; anything else means that the database is damaged.
Result<std::vector<leads::LeadId>> ids_from_json(std::string_view json);

}  // namespace inlet::store
