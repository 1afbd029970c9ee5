// SPDX-License-Identifier: Apache-2.0
#include "leads/fields/option_id.h"

#include <algorithm>

#include "base/bytes/content_hash.h"
#include "base/text/fold.h"

namespace inlet::leads {
namespace {

constexpr std::size_t kMaxIdLength = 60;

bool is_plain_letter(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

}  // namespace

std::string option_id_for(const Field& field, std::string_view label) {
  std::string id = base::fold_loose(label);
  const bool is_plain = !id.empty() && id.size() <= kMaxIdLength && std::ranges::all_of(id, is_plain_letter);
  const bool is_taken = std::ranges::find(field.options, id, &FieldOption::id) != field.options.end();
  if (is_plain && !is_taken) return id;
  constexpr char kHex[] = "0123456789abcdef";
  const base::Hash128 hash = base::hash128(id);
  id = "o_";
  for (const std::uint8_t byte : hash.bytes) {
    id += kHex[byte >> 4U];
    id += kHex[byte & 15U];
  }
  return id;
}

}  // namespace inlet::leads
