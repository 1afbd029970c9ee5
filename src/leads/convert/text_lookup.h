// SPDX-License-Identifier: Apache-2.0
//
// A table from texts to something, asked with a view and without a copy.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace inlet::leads {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
};

template <class T>
using TextLookup = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

}  // namespace inlet::leads
