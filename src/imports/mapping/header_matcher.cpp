// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/header_matcher.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/text/edit_distance.h"
#include "base/text/fold.h"
#include "base/text/utf8.h"
#include "imports/mapping/field_synonyms.h"

namespace inlet::imports {
namespace {

constexpr std::size_t kMostWords = 48;  // of a name; longer ones are questions nobody meant as a field
constexpr double kMuchSurer = 0.1;
constexpr std::size_t kLongestPhrase = 24;  // in words; characters of Chinese and Thai count as words

struct Sense {
  std::string_view target;
  double weight;
  bool english;
};

struct ModifierSense {
  Modifier modifier;
  Place place;
};

// Joins the words: how phrases are compared.
std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string joined;
  for (std::size_t i = begin; i < end; ++i) joined += words[i];
  return joined;
}

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

// All phrases and modifiers by their joined words; built once, on first use.
class Lexicon {
 public:
  static const Lexicon& instance() {
    static const Lexicon lexicon;
    return lexicon;
  }

  const std::vector<Sense>* senses(const std::string& key) const { return find(senses_, key); }
  const std::vector<ModifierSense>* modifiers(const std::string& key) const { return find(modifiers_, key); }
  bool is_foreign(const std::string& word) const { return foreign_.contains(word); }
  const std::unordered_map<std::string, std::vector<Sense>>& all_senses() const { return senses_; }

 private:
  Lexicon() {
    add(english_phrases(), true);
    add(european_phrases(), false);
    add(world_phrases(), false);
    for (const ModifierRow& row : modifier_words()) {
      for_each_phrase(row.words, [&](const std::string& key) { modifiers_[key].push_back({row.modifier, row.place}); });
    }
    for_each_phrase(foreign_words(), [&](const std::string& key) { foreign_.insert(key); });
  }

  void add(std::span<const PhraseRow> rows, bool english) {
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

  template <class Map>
  static const typename Map::mapped_type* find(const Map& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
  }

  std::unordered_map<std::string, std::vector<Sense>> senses_;
  std::unordered_map<std::string, std::vector<ModifierSense>> modifiers_;
  std::unordered_set<std::string> foreign_;
};

bool is_digits(const std::string& word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

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

bool is_address_part(std::string_view target) {
  return target == "street" || target == "city" || target == "state" || target == "postal_code" ||
         target == "country" || target == targets::kStateOrStatus;
}

// How much less sure a phrase is with this word beside it; 0: the word makes it something else.
double factor(std::string_view target, Modifier modifier) {
  using enum Modifier;
  if (modifier == kFiller) return 1;
  if (modifier == kOther) return 0;
  if (target == targets::kNothing) return 1;
  const auto any_of = [&](std::initializer_list<std::string_view> keys) {
    return std::find(keys.begin(), keys.end(), target) != keys.end();
  };
  if (modifier == kVendor || modifier == kNetwork) return target == "external_id" ? 0.97 : 0;
  if (any_of({"email", "phone", "mobile"})) {
    switch (modifier) {
      case kLead: return 0.99;
      case kCustomer: return 0.97;
      case kPrimary: return target == "phone" ? 0.96 : 0.98;
      case kWork: return 0.98;
      case kMailing: return 0.9;
      case kBilling: return 0.86;
      case kHome: return 0.8;
      case kShipping: return 0.65;
      case kCompany: return 0.65;
      default: return 0;
    }
  }
  if (is_address_part(target)) {
    switch (modifier) {
      case kLead: return 0.99;
      case kCustomer: return 0.98;
      case kPrimary: return 0.97;
      case kMailing: return 0.97;
      case kWork: return 0.95;
      case kBilling: return 0.9;
      case kHome: return 0.82;
      case kShipping: return 0.74;
      case kCompany: return 0.68;
      default: return 0;
    }
  }
  if (any_of({"first_name", "last_name", "full_name", targets::kName, targets::kGivenName, targets::kFirstOfTwo,
              targets::kLastOfTwo})) {
    switch (modifier) {
      case kLead: return 0.98;
      case kCustomer: return 0.96;
      case kPrimary: return 0.95;
      case kBilling: return 0.87;
      case kShipping: return 0.7;
      default: return 0;
    }
  }
  if (target == "company") {
    switch (modifier) {
      case kLead: return 0.97;
      case kCustomer: return 0.96;
      case kPrimary: return 0.97;
      case kMailing: return 0.95;
      case kWork: return 0.96;
      case kCompany: return 0.97;
      case kBilling: return 0.88;
      case kShipping: return 0.7;
      default: return 0;
    }
  }
  if (target == "job_title")
    return any_of({"job_title"}) && modifier != kHome && modifier != kBilling && modifier != kShipping &&
                   modifier != kDeal
               ? 0.97
               : 0;
  if (target == "website") return modifier == kHome ? 0.8 : modifier == kDeal || modifier == kBilling ? 0 : 0.97;
  if (target == "linkedin_url") {
    return modifier == kLead || modifier == kCustomer || modifier == kPrimary || modifier == kHome ? 0.98 : 0;
  }
  if (any_of({"industry", "employees", "annual_revenue"})) {
    return modifier == kCompany || modifier == kLead || modifier == kCustomer || modifier == kPrimary ||
                   modifier == kWork
               ? 0.97
               : 0;
  }
  if (any_of({"owner", "source"})) {
    return modifier == kLead || modifier == kDeal ? 0.97 : modifier == kCustomer || modifier == kPrimary ? 0.92 : 0;
  }
  if (any_of({"value", "stage", "pipeline", "priority", "expected_close_date", targets::kStatus})) {
    return modifier == kLead || modifier == kDeal ? 0.97 : 0;
  }
  if (any_of({"description", "tags", "email_opt_out", "external_id", targets::kTitle})) {
    return modifier == kLead || modifier == kCustomer ? 0.97 : 0;
  }
  return 0;
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
      reading.weight *= factor(sense.target, modifier);
      reading.group = std::max(reading.group, group_of(modifier));
      reading.last_resort = reading.last_resort || (one_of_many && modifier == Modifier::kCompany);
    }
  }
  if (reading.weight < 0.3) return std::nullopt;
  return reading;
}

std::string spaced(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    // Only words of letters that need a space have one: "first name", "電話番号".
    if (!text.empty() && static_cast<unsigned char>(words[i][0]) < 0xE0) text += ' ';
    text += words[i];
  }
  return text;
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

// Marks of "must be filled", which are no part of a name.
std::string_view without_marks(std::string_view name) {
  name = base::trim(name);
  while (!name.empty() && (name.back() == '*' || name.back() == ':' || name.back() == '?')) {
    name.remove_suffix(1);
    name = base::trim(name);
  }
  return name;
}

// Words of other meaning that are one letter away from a name.
bool is_confusable(const std::string& key) {
  static const std::unordered_set<std::string> words = {
      "contract",    "contracts", "county",     "employee",   "listname",    "massage",   "votes",       "branch",
      "function",    "content",   "contents",   "contest",    "accounts",    "companies", "countries",   "contacts",
      "customer",    "planname",  "filename",   "datename",   "username",    "filmname",  "productname", "eventname",
      "projectname", "adname",    "formname",   "teamname",   "domainname",  "lifename",  "petname",     "birthname",
      "middlename",  "nickname",  "screenname", "firstphone", "lastphone",   "stages",    "lastmane",    "department",
      "departments", "mailed",    "emailed",    "phoned",     "positioning", "sources",   "resource",    "course",
      "statue",      "statute"};
  return words.contains(key);
}

}  // namespace

std::vector<std::string> split_words(std::string_view name) {
  enum class Kind : std::uint8_t { kNone, kLower, kUpper, kDigit, kOther };
  std::vector<std::string> pieces;
  std::string piece;
  Kind last = Kind::kNone;
  const auto flush = [&] {
    if (!piece.empty()) pieces.push_back(std::move(piece));
    piece.clear();
    last = Kind::kNone;
  };
  const std::u32string text = base::to_code_points(name);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                        (c >= 0xAA && c != 0xAB && c != 0xAC && c != 0xAD && c != 0xAE && c != 0xAF && c != 0xB0 &&
                         c != 0xB4 && c != 0xB7 && c != 0xBB && c != 0xBF && c != 0xD7 && c != 0xF7 && c != 0x02BC &&
                         c != 0x05F3 && c != 0x05F4 && c != 0x060C && c != 0x061F && !(c >= 0x2000 && c <= 0x2BFF) &&
                         !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3011) && c != 0x30FB &&
                         !(c >= 0xE000 && c <= 0xF8FF) && !(c >= 0xFE00 && c <= 0xFE0F) && c != 0xFEFF &&
                         !(c >= 0xFF00 && c <= 0xFF0F) && !(c >= 0xFF1A && c <= 0xFF20) &&
                         !(c >= 0x1F000 && c <= 0x1FAFF) && c != base::kReplacement && !base::is_blank_character(c));
    if (!letter) {
      flush();
      continue;
    }
    // Scripts that write without spaces: each character is a word.
    const bool alone = (c >= 0x0E00 && c <= 0x0E7F) || (c >= 0x3005 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                       (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
    if (alone) {
      flush();
      base::append_utf8(piece, c);
      flush();
      continue;
    }
    const Kind kind = c >= 'a' && c <= 'z'   ? Kind::kLower
                      : c >= 'A' && c <= 'Z' ? Kind::kUpper
                      : c >= '0' && c <= '9' ? Kind::kDigit
                                             : Kind::kOther;
    const bool next_lower = i + 1 < text.size() && text[i + 1] >= 'a' && text[i + 1] <= 'z';
    const bool border = (kind == Kind::kDigit) != (last == Kind::kDigit) ||
                        (last == Kind::kLower && kind == Kind::kUpper) ||
                        (last == Kind::kUpper && kind == Kind::kUpper && next_lower);
    if (last != Kind::kNone && border) flush();
    base::append_utf8(piece, c);
    last = kind;
  }
  flush();
  std::vector<std::string> words;
  for (const std::string& raw : pieces) {
    if (std::string word = base::fold_loose(raw); !word.empty()) words.push_back(std::move(word));
  }
  return words;
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

std::vector<Reading> read_misspelt_header(std::string_view name) {
  const std::vector<std::string> words = split_words(without_marks(name));
  if (words.empty() || words.size() > 5 || std::any_of(words.begin(), words.end(), is_digits)) return {};
  const std::string key = join(words, 0, words.size());
  const std::size_t length = base::count_code_points(key);
  if (length < 5 || !base::is_ascii(key) || is_confusable(key)) return {};
  // Words that are all spelt right are no typing error: "Deal Count" is not "Deal Amount".
  if (std::all_of(words.begin(), words.end(), [](const std::string& word) { return has_known_word({word}); }))
    return {};
  const auto sorted = [](std::string letters) {
    std::sort(letters.begin(), letters.end());
    return letters;
  };
  std::vector<Reading> best;
  std::size_t best_distance = 3;
  for (const auto& [known, senses] : Lexicon::instance().all_senses()) {
    if (known[0] != key[0] || known.size() < 5 || !base::is_ascii(known)) continue;
    const std::size_t longer = std::max(known.size(), key.size());
    const std::size_t bound = longer < 5 ? 0 : longer < 12 ? 1 : 2;
    if (bound == 0 || longer - std::min(known.size(), key.size()) > bound) continue;
    const std::size_t distance = base::edit_distance(known, key, bound);
    if (distance == 0 || distance > bound || distance > best_distance) continue;
    // Short words have too many neighbours: there only letters in a wrong order are taken for an error.
    const bool swapped = sorted(known) == sorted(key);
    for (const Sense& sense : senses) {
      if (!sense.english || sense.weight < 0.9 || sense.target.front() == '?') continue;
      if (!swapped && longer < 7) continue;
      if (distance < best_distance) best.clear();
      best_distance = distance;
      best.push_back({sense.target, sense.weight * (1 - static_cast<double>(distance) / static_cast<double>(longer)),
                      known, AddressGroup::kPlain, false});
    }
  }
  for (const Reading& reading : best) {
    if (reading.target != best.front().target) return {};
  }
  if (best.size() > 1) best.resize(1);
  return best;
}

}  // namespace inlet::imports
