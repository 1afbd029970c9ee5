// SPDX-License-Identifier: Apache-2.0
//
// All phrases and words of field_synonyms.h by their joined words; built once, on first use.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "imports/mapping/field_synonyms.h"

namespace inlet::imports {

struct Sense {
  std::string_view target;
  double weight;
  bool english;
};

struct ModifierSense {
  Modifier modifier;
  Place place;
};

class Lexicon {
 public:
  static const Lexicon& instance();

  // Null where the key is not known.
  const std::vector<Sense>* senses(const std::string& key) const { return find(senses_, key); }
  const std::vector<ModifierSense>* modifiers(const std::string& key) const { return find(modifiers_, key); }
  // Known to mean something that is no field.
  bool is_foreign(const std::string& word) const { return foreign_.contains(word); }
  const std::unordered_map<std::string, std::vector<Sense>>& all_senses() const { return senses_; }

 private:
  Lexicon();
  void add(std::span<const PhraseRow> rows, bool english);

  template <class Map>
  static const typename Map::mapped_type* find(const Map& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
  }

  std::unordered_map<std::string, std::vector<Sense>> senses_;
  std::unordered_map<std::string, std::vector<ModifierSense>> modifiers_;
  std::unordered_set<std::string> foreign_;
};

}  // namespace inlet::imports
