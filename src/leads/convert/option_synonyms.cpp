// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/option_synonyms.h"

#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>

#include "base/text/country_names.h"
#include "base/text/fold.h"
#include "leads/convert/boolean_converter.h"
#include "leads/convert/text_lookup.h"

namespace inlet::leads {
namespace {

// Words with one meaning.
using Group = std::vector<std::string>;

struct Region {
  const char* code;
  const char* names;  // separated by commas
};

constexpr Region kNorthAmerica[] = {
    {"AL", "Alabama"}, {"AK", "Alaska"}, {"AZ", "Arizona"}, {"AR", "Arkansas"}, {"CA", "California"}, {"CO", "Colorado"},
    {"CT", "Connecticut"}, {"DE", "Delaware"}, {"DC", "District of Columbia,Washington DC,Washington D.C."}, {"FL", "Florida"},
    {"GA", "Georgia"}, {"HI", "Hawaii,Hawai'i"}, {"ID", "Idaho"}, {"IL", "Illinois"}, {"IN", "Indiana"}, {"IA", "Iowa"},
    {"KS", "Kansas"}, {"KY", "Kentucky"}, {"LA", "Louisiana"}, {"ME", "Maine"}, {"MD", "Maryland"}, {"MA", "Massachusetts"},
    {"MI", "Michigan"}, {"MN", "Minnesota"}, {"MS", "Mississippi"}, {"MO", "Missouri"}, {"MT", "Montana"}, {"NE", "Nebraska"},
    {"NV", "Nevada"}, {"NH", "New Hampshire"}, {"NJ", "New Jersey"}, {"NM", "New Mexico"}, {"NY", "New York,New York State"},
    {"NC", "North Carolina"}, {"ND", "North Dakota"}, {"OH", "Ohio"}, {"OK", "Oklahoma"}, {"OR", "Oregon"},
    {"PA", "Pennsylvania"}, {"RI", "Rhode Island"}, {"SC", "South Carolina"}, {"SD", "South Dakota"}, {"TN", "Tennessee"},
    {"TX", "Texas"}, {"UT", "Utah"}, {"VT", "Vermont"}, {"VA", "Virginia"}, {"WA", "Washington,Washington State"},
    {"WV", "West Virginia"}, {"WI", "Wisconsin"}, {"WY", "Wyoming"}, {"PR", "Puerto Rico"}, {"GU", "Guam"},
    {"AB", "Alberta"}, {"BC", "British Columbia,Colombie-Britannique"}, {"MB", "Manitoba"},
    {"NB", "New Brunswick,Nouveau-Brunswick"}, {"NL", "Newfoundland and Labrador,Newfoundland,Terre-Neuve-et-Labrador"},
    {"NS", "Nova Scotia,Nouvelle-Écosse"}, {"NT", "Northwest Territories"}, {"NU", "Nunavut"}, {"ON", "Ontario"},
    {"PE", "Prince Edward Island,PEI"}, {"QC", "Quebec,Québec,PQ"}, {"SK", "Saskatchewan"}, {"YT", "Yukon"},
};

constexpr Region kAustralia[] = {
    {"NSW", "New South Wales"}, {"VIC", "Victoria"}, {"QLD", "Queensland"}, {"WA", "Western Australia"},
    {"SA", "South Australia"}, {"TAS", "Tasmania"}, {"ACT", "Australian Capital Territory"}, {"NT", "Northern Territory"},
};

constexpr Region kGermany[] = {
    {"BW", "Baden-Württemberg"}, {"BY", "Bayern,Bavaria"}, {"BE", "Berlin"}, {"BB", "Brandenburg"}, {"HB", "Bremen"},
    {"HH", "Hamburg"}, {"HE", "Hessen,Hesse"}, {"MV", "Mecklenburg-Vorpommern"}, {"NI", "Niedersachsen,Lower Saxony"},
    {"NW", "Nordrhein-Westfalen,North Rhine-Westphalia,NRW"}, {"RP", "Rheinland-Pfalz,Rhineland-Palatinate"},
    {"SL", "Saarland"}, {"SN", "Sachsen,Saxony"}, {"ST", "Sachsen-Anhalt,Saxony-Anhalt"}, {"SH", "Schleswig-Holstein"},
    {"TH", "Thüringen,Thuringia"},
};

std::vector<Group> groups_of(std::span<const Region> regions) {
  std::vector<Group> groups;
  for (const Region& region : regions) {
    Group group{region.code};
    std::string_view names = region.names;
    while (!names.empty()) {
      const std::size_t end = names.find(',');
      group.emplace_back(names.substr(0, end));
      names = end == std::string_view::npos ? std::string_view() : names.substr(end + 1);
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

const std::vector<Group>& country_groups() {
  static const std::vector<Group> groups = [] {
    std::vector<Group> made;
    for (const base::Country& country : base::countries()) {
      made.push_back(base::country_synonyms(country));
      made.back().push_back(country.alpha2);
    }
    return made;
  }();
  return groups;
}

// What is known about countries takes some milliseconds to gather, so it is done only for lists that may need it.
bool may_be_countries(const Field& field) {
  const std::string label = base::fold_loose(field.label);
  for (const std::string_view word : {"country", "nation", "land", "pays", "pais", "paese", "страна", "国"}) {
    if (label.find(word) != std::string::npos) return true;
  }
  return field.key.find("country") != std::string::npos || (!field.options.empty() && field.options.front().id.size() == 2);
}

// The words of every group that some option belongs to; nothing when fewer than half of the options do.
std::vector<OptionSynonym> synonyms_from(const Field& field, std::span<const Group> groups) {
  TextLookup<std::size_t> group_of;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const std::string& word : groups[i]) group_of.emplace(base::fold_loose(word), i);
  }
  std::vector<OptionSynonym> found;
  std::size_t known = 0;
  for (std::size_t option = 0; option < field.options.size(); ++option) {
    if (!field.options[option].active) continue;
    auto place = group_of.find(base::fold_loose(field.options[option].label));
    if (place == group_of.end()) place = group_of.find(base::fold_loose(field.options[option].id));
    if (place == group_of.end()) continue;
    ++known;
    for (const std::string& word : groups[place->second]) found.push_back({word, option});
  }
  if (known * 2 < field.options.size()) found.clear();
  return found;
}

void add_yes_and_no(const Field& field, std::vector<OptionSynonym>& found) {
  // A list with "Yes" and "No" understands the short forms of both.
  for (std::size_t option = 0; option < field.options.size(); ++option) {
    const auto meaning = yes_or_no(field.options[option].label);
    if (!meaning || field.options.size() > 4 || field.options[option].label.size() < 2) continue;
    for (const char* word : {"yes", "y", "true", "1", "ja", "oui", "si", "sim", "x", "no", "n", "false", "0", "nein", "non", "nao"}) {
      if (yes_or_no(word) == meaning) found.push_back({word, option});
    }
  }
}

}  // namespace

std::vector<OptionSynonym> shared_synonyms(const Field& field) {
  std::vector<OptionSynonym> found;
  if (field.options.empty()) return found;
  if (may_be_countries(field)) found = synonyms_from(field, country_groups());
  for (const std::span<const Region> regions : {std::span<const Region>(kNorthAmerica), std::span<const Region>(kAustralia),
                                                std::span<const Region>(kGermany)}) {
    if (found.empty() && field.options.size() > 2) found = synonyms_from(field, groups_of(regions));
  }
  if (found.empty()) add_yes_and_no(field, found);
  return found;
}

}  // namespace inlet::leads
