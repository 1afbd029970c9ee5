// SPDX-License-Identifier: Apache-2.0
//
// Which keys an index surely does not hold, from memory: most keys of an import are new, and a look into a large index costs more
// than all else that is done with a key. A blocked Bloom filter (Putze, Sanders, Singler, "Cache-, Hash- and Space-Efficient Bloom
// Filters", 2007): each key sets four bits within 64 bytes. Keys that go stay in it, which costs a look in vain.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "leads/dedupe/match_key.h"

namespace inlet::store {

class KeyFilter {
 public:
  bool is_built() const { return !blocks_.empty(); }
  // Empty, with room for so many keys; 2 bytes for each. `version`: of the database it speaks of.
  void begin(std::size_t capacity, std::int64_t version);
  void drop();
  // Must be told. Built from what was rolled back, it might lack keys that are held again; keys that were only added do no harm.
  void end_transaction(bool is_committed);
  void add(const leads::MatchKey& key);
  // False: nobody holds it. True: somebody may; wrongly for less than one key in fifty.
  bool may_hold(const leads::MatchKey& key) const;

  // Whether it pays to build it now: when it is asked for again and again, and later each time that it became stale. Drops what it
  // held before.
  bool ask_again(bool is_stale);
  bool is_full() const { return count_ >= capacity_; }
  std::int64_t version() const { return version_; }
  // The database went on to this version, and all that it got is here, too.
  void set_version(std::int64_t version) { version_ = version; }

 private:
  using Block = std::array<std::uint64_t, 8>;
  struct Place {
    std::size_t block;
    std::uint64_t bits;  // four numbers of 9 bits
  };
  Place place_of(const leads::MatchKey& key) const;

  std::vector<Block> blocks_;
  std::size_t count_ = 0;
  std::size_t capacity_ = 0;
  std::int64_t version_ = 0;
  bool is_new_ = false;  // built in the transaction that goes on
  unsigned asked_ = 0;
  unsigned patience_ = 2;
};

}  // namespace inlet::store
