// SPDX-License-Identifier: Apache-2.0
//
// Who holds the keys of the rows of one batch: what the index said at its beginning, and on top of that what the batch itself
// has changed since. So each row is decided as if all rows before it were written already (semantics 9, 16).
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/errors/result.h"
#include "leads/dedupe/duplicate_index.h"
#include "leads/dedupe/match_key.h"

namespace inlet::engine {

class BatchKeys {
 public:
  // Asks the index once for all `keys` (those of the batch's rows, one after the other; the same one may come often).
  Result<void> ask(leads::DuplicateIndex& index, std::span<const leads::MatchKey> keys);

  // Appends the leads that hold keys[place] now, in order of id.
  void holders(std::size_t place, std::vector<leads::LeadId>& leads) const;

  // The lead holds the key from now on, or no longer. Keys that no row of the batch has are not remembered.
  void add(const leads::MatchKey& key, leads::LeadId lead);
  void remove(const leads::MatchKey& key, leads::LeadId lead);
  // The same for keys[place].
  void add_at(std::size_t place, leads::LeadId lead);

  // All leads that the index named.
  const std::vector<leads::LeadId>& known() const { return known_; }

 private:
  struct Change {
    leads::LeadId lead;
    bool added;
  };
  std::vector<leads::KeyQuestion> questions_;  // distinct keys, sorted
  std::vector<std::uint32_t> question_of_;     // by place
  std::vector<std::uint32_t> asked_by_;        // by question: how many places have it
  std::vector<std::uint32_t> first_holder_;    // by question, and one more
  std::vector<leads::LeadId> holders_;
  std::vector<leads::LeadId> known_;
  std::unordered_map<std::uint32_t, std::vector<Change>> changes_;  // by question, oldest first
};

}  // namespace inlet::engine
