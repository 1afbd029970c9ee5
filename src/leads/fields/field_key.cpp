// SPDX-License-Identifier: Apache-2.0
#include "leads/fields/field_key.h"

#include <algorithm>

#include "base/text/fold.h"

namespace inlet::leads {
namespace {

constexpr std::string_view kPrefix = "cf_";
constexpr std::size_t kLongest = 40;      // behind the prefix
constexpr std::size_t kLongestStem = 36;  // leaves room for a number

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

bool is_custom_key(std::string_view key) {
  if (!key.starts_with(kPrefix)) return false;
  key.remove_prefix(kPrefix.size());
  return !key.empty() && key.size() <= kLongest &&
         std::ranges::all_of(key, [](char c) { return is_plain(c) || c == '_'; });
}

std::string key_for(std::string_view label, const FieldCatalog& catalog) {
  // Word by word, so that accents go and the gaps stay: "Größe (cm)" gives grosse_cm.
  std::string stem;
  while (!label.empty()) {
    const std::size_t end = std::min(label.find_first_of(" \t_-.,:;/()[]&+"), label.size());
    if (end > 0 && !stem.empty() && stem.back() != '_') stem += '_';
    for (const char c : base::fold_loose(label.substr(0, end))) {
      if (is_plain(c)) stem += c;
    }
    label.remove_prefix(std::min(end + 1, label.size()));
  }
  stem.resize(std::min(stem.size(), kLongestStem));
  while (!stem.empty() && stem.back() == '_') stem.pop_back();
  // Letters of other alphabets make no key.
  if (stem.empty()) stem = "field";
  stem.insert(0, kPrefix);
  std::string key = stem;
  for (int number = 2; catalog.find(key) != nullptr; ++number) key = stem + "_" + std::to_string(number);
  return key;
}

}  // namespace inlet::leads
