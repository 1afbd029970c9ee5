// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/misspelt_header.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/text/edit_distance.h"
#include "base/text/utf8.h"
#include "imports/mapping/name_lexicon.h"
#include "imports/mapping/name_words.h"

namespace inlet::imports {
namespace {

bool is_digits(const std::string& word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
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
