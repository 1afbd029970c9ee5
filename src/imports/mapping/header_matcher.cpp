// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/header_matcher.h"

#include <algorithm>
#include <optional>

#include "base/text/fold.h"
#include "imports/mapping/field_synonyms.h"
#include "imports/mapping/modifier_weights.h"
#include "imports/mapping/name_lexicon.h"
#include "imports/mapping/name_words.h"

namespace inlet::imports {
namespace {

constexpr std::size_t kMostWords = 48;  // of a name; longer ones are questions nobody meant as a field
constexpr double kMuchSurer = 0.1;
constexpr std::size_t kLongestPhrase = 24;  // in words; characters of Chinese and Thai count as words

// "1" says nothing; "2" says that it is not the first.
bool is_first_ordinal(const std::string& word) { return word == "1" || word == "01"; }

using Modifiers = std::vector<Modifier>;

// The cheapest way to understand words [0, k) as modifiers before a phrase, for each k; or [k, n) as modifiers after one.
std::vector<std::optional<Modifiers>> understood(const std::vector<std::string>& words, Place place) {
  const std::size_t count = words.size();
  const bool before = place == Place::kBefore;
  std::vector<std::optional<Modifiers>> best(count + 1);
  best[before ? 0 : count] = Modifiers{};
  const auto better = [](const std::optional<Modifiers>& now, const Modifiers& candidate) {
    return !now.has_value() || candidate.size() < now->size();
  };
  for (std::size_t step = 1; step <= count; ++step) {
    const std::size_t at = before ? step : count - step;
    for (std::size_t length = 1; length <= std::min(step, kLongestPhrase); ++length) {
      const std::size_t from = before ? at - length : at;
      const std::optional<Modifiers>& rest = best[before ? from : at + length];
      if (!rest.has_value()) continue;
      const std::string key = join(words, from, from + length);
      const auto offer = [&](Modifier modifier) {
        Modifiers longer = *rest;
        if (before) {
          longer.push_back(modifier);
        } else {
          longer.insert(longer.begin(), modifier);
        }
        if (better(best[at], longer)) best[at] = std::move(longer);
      };
      if (length == 1 && is_first_ordinal(key)) offer(Modifier::kFiller);
      const std::vector<ModifierSense>* senses = Lexicon::instance().modifiers(key);
      if (senses == nullptr) continue;
      for (const ModifierSense& sense : *senses) {
        if (sense.place == Place::kAnywhere || sense.place == place) offer(sense.modifier);
      }
    }
  }
  return best;
}

AddressGroup group_of(Modifier modifier) {
  switch (modifier) {
    case Modifier::kPrimary: return AddressGroup::kPrimary;
    case Modifier::kMailing: return AddressGroup::kMailing;
    case Modifier::kWork: return AddressGroup::kWork;
    case Modifier::kBilling: return AddressGroup::kBilling;
    case Modifier::kHome: return AddressGroup::kHome;
    case Modifier::kShipping: return AddressGroup::kShipping;
    case Modifier::kCompany: return AddressGroup::kCompany;
    default: return AddressGroup::kPlain;
  }
}

// "Company Contact" and "Company Office" are no company; "Entreprise du contact" is one.
bool is_suffix_of_a_company(const Modifiers& after) {
  return !after.empty() && after.front() != Modifier::kFiller && after.front() != Modifier::kCompany;
}

std::optional<Reading> weigh(const Sense& sense, const Modifiers& before, const Modifiers& after) {
  if (sense.target == "company" && sense.english && is_suffix_of_a_company(after)) return std::nullopt;
  Reading reading{sense.target, sense.weight, {}, AddressGroup::kPlain, false};
  const bool one_of_many = sense.target == "email" || sense.target == "phone" || sense.target == "mobile";
  for (const Modifiers* side : {&before, &after}) {
    for (const Modifier modifier : *side) {
      // "Google ID" is a profile, "Facebook Lead ID" a lead.
      if (modifier == Modifier::kNetwork && sense.weight < 0.95) return std::nullopt;
      reading.weight *= modifier_weight(sense.target, modifier);
      reading.group = std::max(reading.group, group_of(modifier));
      reading.last_resort = reading.last_resort || (one_of_many && modifier == Modifier::kCompany);
    }
  }
  if (reading.weight < 0.3) return std::nullopt;
  return reading;
}

double heaviest(const std::vector<Reading>& readings) {
  double weight = 0;
  for (const Reading& reading : readings) weight = std::max(weight, reading.weight);
  return weight;
}

// The longest phrase whose neighbours are all understood wins: "company name" before "name".
std::vector<Reading> read_words(const std::vector<std::string>& words) {
  const auto before = understood(words, Place::kBefore);
  const auto after = understood(words, Place::kAfter);
  std::vector<Reading> best;
  std::size_t best_length = 0;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    if (!before[begin].has_value()) continue;
    for (std::size_t end = begin + 1; end <= std::min(words.size(), begin + kLongestPhrase); ++end) {
      if (!after[end].has_value()) continue;
      const std::string key = join(words, begin, end);
      const std::vector<Sense>* senses = Lexicon::instance().senses(key);
      if (senses == nullptr || key.size() < best_length) continue;
      std::vector<Reading> readings;
      for (const Sense& sense : *senses) {
        if (auto reading = weigh(sense, *before[begin], *after[end])) {
          reading->words = spaced(words, begin, end);
          readings.push_back(std::move(*reading));
        }
      }
      if (readings.empty()) continue;
      if (key.size() == best_length) {
        // Two phrases of the same length: the much surer one, or a contradiction ("Phone / Email").
        const double rival = heaviest(readings);
        const double known = heaviest(best);
        const bool same = std::all_of(readings.begin(), readings.end(), [&](const Reading& reading) {
          return std::any_of(best.begin(), best.end(),
                             [&](const Reading& other) { return other.target == reading.target; });
        });
        if (same || rival <= known - kMuchSurer) continue;
        if (rival < known + kMuchSurer) readings.clear();
      }
      best = std::move(readings);
      best_length = key.size();
    }
  }
  return best;
}

}  // namespace

// Marks of "must be filled", which are no part of a name.
std::string_view without_marks(std::string_view name) {
  name = base::trim(name);
  while (!name.empty() && (name.back() == '*' || name.back() == ':' || name.back() == '?')) {
    name.remove_suffix(1);
    name = base::trim(name);
  }
  return name;
}

bool has_known_word(const std::vector<std::string>& words) {
  const Lexicon& lexicon = Lexicon::instance();
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    for (std::size_t end = begin + 1; end <= std::min(words.size(), begin + 8); ++end) {
      const std::string key = join(words, begin, end);
      // One letter of a script without spaces proves nothing.
      if (key.size() <= 3 && static_cast<unsigned char>(key[0]) >= 0x80) continue;
      if (lexicon.is_foreign(key) || lexicon.senses(key) != nullptr) return true;
      const std::vector<ModifierSense>* modifiers = lexicon.modifiers(key);
      if (modifiers != nullptr && modifiers->front().modifier != Modifier::kFiller) return true;
    }
  }
  return false;
}

HeaderReading read_header(std::string_view name) {
  HeaderReading result;
  std::vector<std::string> words = split_words(without_marks(name));
  if (words.empty()) {
    result.blank = base::is_blank(name);
    result.has_known_words = !result.blank;  // "#" and the like are somebody's numbers
    return result;
  }
  if (words.size() > kMostWords) {
    result.has_known_words = true;
    return result;
  }
  result.readings = read_words(words);
  if (result.readings.empty() && std::any_of(words.begin(), words.end(), is_first_ordinal)) {
    std::erase_if(words, is_first_ordinal);
    result.readings = read_words(words);
  }
  result.has_known_words = !result.readings.empty() || has_known_word(words);
  return result;
}

}  // namespace inlet::imports
