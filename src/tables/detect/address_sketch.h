// SPDX-License-Identifier: Apache-2.0
//
// Which email addresses a file holds, in a few kilobytes and without one of them: the smallest of their hashes. Two sketches tell
// how many addresses two files share; exactly, as long as both hold no more than a sketch has room for.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inlet::tables {

struct SharedAddresses {
  std::uint64_t shared = 0;
  std::uint64_t of = 0;  // addresses of the file that is asked about
  bool is_exact = true;
};

class AddressSketch {
 public:
  static constexpr std::size_t kRoom = 4'096;

  void add(std::string_view address);
  // Different addresses; an estimate of a few per cent where there were more than fit.
  std::uint64_t count();
  bool is_exact();

  std::string to_text();
  static std::optional<AddressSketch> from_text(std::string_view text);

  friend SharedAddresses share(AddressSketch& ours, AddressSketch& other);

 private:
  void settle();  // sorted, each once, the smallest kRoom

  std::vector<std::uint64_t> hashes_;
  std::uint64_t below_ = std::numeric_limits<std::uint64_t>::max();  // all hashes up to this one are here
};

// How many addresses of `ours` the other file holds, too; none where there are too few to tell: a small file against a huge one.
SharedAddresses share(AddressSketch& ours, AddressSketch& other);

}  // namespace inlet::tables
