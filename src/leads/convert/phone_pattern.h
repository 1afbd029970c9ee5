// SPDX-License-Identifier: Apache-2.0
//
// The small regular expressions over digits in numbering plans: prefixes to take off, digits that tell a country, groups to
// write apart. Same answers as the expressions' own language (JavaScript): first alternative first, as much as possible.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inlet::leads {

struct PatternMatch {
  static constexpr std::size_t kMostGroups = 8;
  std::size_t length = 0;
  std::array<std::string_view, kMostGroups> groups{};  // of the matched text; empty where a group took no part
};

class PhonePattern {
 public:
  PhonePattern() = default;  // matches nothing
  // Digits, \d, [0-9], groups, alternatives, ?, {n}, {n,m}, $. The program is wrong about anything else.
  explicit PhonePattern(std::string_view expression);

  bool is_none() const { return program_.empty(); }
  std::size_t group_count() const { return group_count_; }
  // The match that begins where `text` begins.
  std::optional<PatternMatch> match_start(std::string_view text) const;
  // All of `text`.
  std::optional<PatternMatch> match_all(std::string_view text) const;

  // `replacement` with $1 ... $9 in place.
  static std::string expand(std::string_view replacement, const PatternMatch& match);

 private:
  enum class Step : std::uint8_t { kDigit, kSplit, kJump, kOpen, kClose, kEnd, kDone };
  struct Instruction {
    Step step;
    std::uint16_t a = 0;  // digits as bits, place to go first, or number of the group
    std::uint16_t b = 0;  // place to go second
  };
  class Compiler;
  struct Search;
  static bool run(const Search& search, std::size_t place, std::size_t at, PatternMatch& match);

  std::vector<Instruction> program_;
  std::size_t group_count_ = 0;
};

}  // namespace inlet::leads
