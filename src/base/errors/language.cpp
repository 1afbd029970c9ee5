// SPDX-License-Identifier: Apache-2.0
#include "base/errors/language.h"

#include <algorithm>

namespace inlet::base {
namespace {

thread_local Language spoken = Language::kEnglish;

bool is_same(std::string_view tag, std::string_view language) {
  return std::ranges::equal(tag, language,
                            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

}  // namespace

Language spoken_language() { return spoken; }

std::optional<Language> language_tagged(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  if (is_same(primary, "en")) return Language::kEnglish;
  if (is_same(primary, "de")) return Language::kGerman;
  return std::nullopt;
}

Speaking::Speaking(Language language) : before_(spoken) { spoken = language; }

Speaking::~Speaking() { spoken = before_; }

}  // namespace inlet::base
