// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/option_synonyms.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/text/country_names.h"
#include "base/text/fold.h"
#include "leads/convert/text_lookup.h"

namespace inlet::leads {
namespace {

struct Word {
  std::string text;
  std::string folded;
};

// Each group holds words with one meaning.
struct Dictionary {
  std::vector<std::vector<Word>> groups;
  TextLookup<std::size_t> group_of;  // by folded word

  void add_group(const std::vector<std::string>& words) {
    std::vector<Word> group;
    for (const std::string& word : words) {
      group.push_back({word, base::fold_loose(word)});
      group_of.emplace(group.back().folded, groups.size());
    }
    groups.push_back(std::move(group));
  }
};

struct Region {
  const char* code;
  const char* names;  // separated by commas
};

constexpr Region kNorthAmerica[] = {
    {"AL", "Alabama"},
    {"AK", "Alaska"},
    {"AZ", "Arizona"},
    {"AR", "Arkansas"},
    {"CA", "California"},
    {"CO", "Colorado"},
    {"CT", "Connecticut"},
    {"DE", "Delaware"},
    {"DC", "District of Columbia,Washington DC,Washington D.C."},
    {"FL", "Florida"},
    {"GA", "Georgia"},
    {"HI", "Hawaii,Hawai'i"},
    {"ID", "Idaho"},
    {"IL", "Illinois"},
    {"IN", "Indiana"},
    {"IA", "Iowa"},
    {"KS", "Kansas"},
    {"KY", "Kentucky"},
    {"LA", "Louisiana"},
    {"ME", "Maine"},
    {"MD", "Maryland"},
    {"MA", "Massachusetts"},
    {"MI", "Michigan"},
    {"MN", "Minnesota"},
    {"MS", "Mississippi"},
    {"MO", "Missouri"},
    {"MT", "Montana"},
    {"NE", "Nebraska"},
    {"NV", "Nevada"},
    {"NH", "New Hampshire"},
    {"NJ", "New Jersey"},
    {"NM", "New Mexico"},
    {"NY", "New York,New York State"},
    {"NC", "North Carolina"},
    {"ND", "North Dakota"},
    {"OH", "Ohio"},
    {"OK", "Oklahoma"},
    {"OR", "Oregon"},
    {"PA", "Pennsylvania"},
    {"RI", "Rhode Island"},
    {"SC", "South Carolina"},
    {"SD", "South Dakota"},
    {"TN", "Tennessee"},
    {"TX", "Texas"},
    {"UT", "Utah"},
    {"VT", "Vermont"},
    {"VA", "Virginia"},
    {"WA", "Washington,Washington State"},
    {"WV", "West Virginia"},
    {"WI", "Wisconsin"},
    {"WY", "Wyoming"},
    {"PR", "Puerto Rico"},
    {"GU", "Guam"},
    {"AB", "Alberta"},
    {"BC", "British Columbia,Colombie-Britannique"},
    {"MB", "Manitoba"},
    {"NB", "New Brunswick,Nouveau-Brunswick"},
    {"NL", "Newfoundland and Labrador,Newfoundland,Terre-Neuve-et-Labrador"},
    {"NS", "Nova Scotia,Nouvelle-Écosse"},
    {"NT", "Northwest Territories"},
    {"NU", "Nunavut"},
    {"ON", "Ontario"},
    {"PE", "Prince Edward Island,PEI"},
    {"QC", "Quebec,Québec,PQ"},
    {"SK", "Saskatchewan"},
    {"YT", "Yukon"},
};

constexpr Region kAustralia[] = {
    {"NSW", "New South Wales"},
    {"VIC", "Victoria"},
    {"QLD", "Queensland"},
    {"WA", "Western Australia"},
    {"SA", "South Australia"},
    {"TAS", "Tasmania"},
    {"ACT", "Australian Capital Territory"},
    {"NT", "Northern Territory"},
};

constexpr Region kGermany[] = {
    {"BW", "Baden-Württemberg"},
    {"BY", "Bayern,Bavaria"},
    {"BE", "Berlin"},
    {"BB", "Brandenburg"},
    {"HB", "Bremen"},
    {"HH", "Hamburg"},
    {"HE", "Hessen,Hesse"},
    {"MV", "Mecklenburg-Vorpommern"},
    {"NI", "Niedersachsen,Lower Saxony"},
    {"NW", "Nordrhein-Westfalen,North Rhine-Westphalia,NRW"},
    {"RP", "Rheinland-Pfalz,Rhineland-Palatinate"},
    {"SL", "Saarland"},
    {"SN", "Sachsen,Saxony"},
    {"ST", "Sachsen-Anhalt,Saxony-Anhalt"},
    {"SH", "Schleswig-Holstein"},
    {"TH", "Thüringen,Thuringia"},
};

Dictionary dictionary_of(std::span<const Region> regions) {
  Dictionary made;
  for (const Region& region : regions) {
    std::vector<std::string> words{region.code};
    std::string_view names = region.names;
    while (!names.empty()) {
      const std::size_t end = names.find(',');
      words.emplace_back(names.substr(0, end));
      names = end == std::string_view::npos ? std::string_view() : names.substr(end + 1);
    }
    made.add_group(words);
  }
  return made;
}

const Dictionary& country_words() {
  static const Dictionary words = [] {
    Dictionary made;
    for (const base::Country& country : base::countries()) {
      std::vector<std::string> names = base::country_synonyms(country);
      names.push_back(country.alpha2);
      made.add_group(names);
    }
    return made;
  }();
  return words;
}

// Of countries whose codes may be the same each has a dictionary of its own.
std::span<const Dictionary> state_words() {
  static const std::vector<Dictionary> words = {dictionary_of(kNorthAmerica), dictionary_of(kAustralia),
                                                dictionary_of(kGermany)};
  return words;
}

const Dictionary& yes_no_words() {
  static const Dictionary words = [] {
    Dictionary made;
    made.add_group({"yes", "y", "true", "t", "1", "ja", "j", "oui", "si", "sí", "sim", "tak", "да", "x"});
    made.add_group({"no", "n", "false", "f", "0", "nein", "non", "não", "nee", "nej", "nie", "нет"});
    return made;
  }();
  return words;
}

// What is known about countries takes some milliseconds to gather, so it is done only for lists that may need it.
bool may_be_countries(const Field& field) {
  const std::string label = base::fold_loose(field.label);
  for (const std::string_view word : {"country", "nation", "land", "pays", "pais", "paese", "страна", "国"}) {
    if (label.find(word) != std::string::npos) return true;
  }
  return field.key.find("country") != std::string::npos ||
         (!field.options.empty() && field.options.front().id.size() == 2);
}

// The words of every group that some option belongs to; nothing when fewer than half of the options do.
std::vector<OptionSynonym> synonyms_from(const Field& field, const Dictionary& words) {
  std::vector<OptionSynonym> found;
  std::size_t known = 0;
  for (std::size_t option = 0; option < field.options.size(); ++option) {
    if (!field.options[option].active) continue;
    auto place = words.group_of.find(base::fold_loose(field.options[option].label));
    if (place == words.group_of.end()) place = words.group_of.find(base::fold_loose(field.options[option].id));
    if (place == words.group_of.end()) continue;
    ++known;
    for (const Word& word : words.groups[place->second]) found.push_back({word.text, word.folded, option});
  }
  if (known * 2 < field.options.size()) found.clear();
  return found;
}

}  // namespace

std::vector<OptionSynonym> shared_synonyms(const Field& field) {
  if (field.options.empty()) return {};
  std::vector<OptionSynonym> found;
  if (may_be_countries(field)) found = synonyms_from(field, country_words());
  for (const Dictionary& words : state_words()) {
    if (found.empty() && field.options.size() > 2) found = synonyms_from(field, words);
  }
  if (found.empty()) found = synonyms_from(field, yes_no_words());
  return found;
}

}  // namespace inlet::leads
