// SPDX-License-Identifier: Apache-2.0
//
// Keys and leads of a whole batch, as the arrays that one statement takes.
#pragma once

#include <span>

#include "leads/dedupe/match_key.h"
#include "store/postgres/parameters.h"

namespace inlet::store::postgres {

struct KeyArrays {
  Array criteria{Type::kInteger};
  Array hashes{Type::kBytes};
  Array leads{Type::kInteger};  // as long as the others where the statement takes it

  void add(const leads::MatchKey& key) {
    criteria.add(key.criterion);
    hashes.add(key.hash);
  }
  void add(const leads::MatchKey& key, leads::LeadId lead) {
    add(key);
    leads.add(lead);
  }
};

inline Array array_of_leads(std::span<const leads::LeadId> ids) {
  Array array(Type::kInteger);
  for (const leads::LeadId id : ids) array.add(id);
  return array;
}

}  // namespace inlet::store::postgres
