// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/string_table.h"

#include <algorithm>

namespace inlet::tables {
namespace {

// Grows by a quarter, so that a large table never holds much more memory than it needs.
template <class Container>
void reserve_for(Container& container, std::size_t added) {
  const std::size_t needed = container.size() + added;
  if (needed <= container.capacity()) return;
  container.reserve(std::max<std::size_t>(needed, container.capacity() + container.capacity() / 4 + 4096));
}

}  // namespace

bool StringTable::add(std::string_view text) {
  if (bytes_.size() + text.size() + ends_.size() * sizeof(std::uint32_t) > kLargestTable) return false;
  reserve_for(ends_, 1);
  reserve_for(bytes_, text.size());
  bytes_.append(text);
  ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  return true;
}

}  // namespace inlet::tables
