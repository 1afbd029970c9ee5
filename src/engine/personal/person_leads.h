// SPDX-License-Identifier: Apache-2.0
//
// The leads that are this person: those with the address or the number in a field made for it, in the trash too.
#pragma once

#include <vector>

#include "engine/engine.h"
#include "engine/personal/person_text.h"
#include "leads/values/lead.h"

namespace inlet::engine {

// In order of their ids.
Result<std::vector<leads::LeadId>> find_person(store::Transaction& transaction, const PersonText& person);

}  // namespace inlet::engine
