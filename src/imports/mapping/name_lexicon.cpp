// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/name_lexicon.h"

#include <algorithm>

#include "imports/mapping/name_words.h"

namespace inlet::imports {
namespace {

template <class Action>
void for_each_phrase(std::string_view list, Action action) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    const std::vector<std::string> words = split_words(list.substr(0, comma));
    if (!words.empty()) action(join(words, 0, words.size()));
    if (comma == std::string_view::npos) break;
    list.remove_prefix(comma + 1);
  }
}

}  // namespace

const Lexicon& Lexicon::instance() {
  static const Lexicon lexicon;
  return lexicon;
}

Lexicon::Lexicon() {
  add(english_phrases(), true);
  add(european_phrases(), false);
  add(world_phrases(), false);
  for (const ModifierRow& row : modifier_words()) {
    for_each_phrase(row.words, [&](const std::string& key) { modifiers_[key].push_back({row.modifier, row.place}); });
  }
  for_each_phrase(foreign_words(), [&](const std::string& key) { foreign_.insert(key); });
}

void Lexicon::add(std::span<const PhraseRow> rows, bool english) {
  for (const PhraseRow& row : rows) {
    for_each_phrase(row.phrases, [&](const std::string& key) {
      std::vector<Sense>& senses = senses_[key];
      const auto same =
          std::find_if(senses.begin(), senses.end(), [&](const Sense& s) { return s.target == row.target; });
      if (same == senses.end()) {
        senses.push_back({row.target, row.weight, english});
      } else {
        same->weight = std::max(same->weight, row.weight);
      }
    });
  }
}

}  // namespace inlet::imports
