// SPDX-License-Identifier: Apache-2.0
#include "base/text/country_names.h"

#include <gtest/gtest.h>

#include <map>

#include "base/text/fold.h"

namespace inlet::base {
namespace {

std::map<std::string, std::string> all_names() {
  std::map<std::string, std::string> names;
  for (const Country& country : countries()) {
    names[fold_loose(country.alpha2)] = country.alpha2;
    for (const std::string& name : country_synonyms(country)) names[fold_loose(name)] = country.alpha2;
  }
  return names;
}

TEST(CountryNames, KnowsHowPeopleWriteCountries) {
  const auto names = all_names();
  const std::pair<const char*, const char*> cases[] = {
      {"Deutschland", "DE"},
      {"Allemagne", "DE"},
      {"Alemania", "DE"},
      {"Germania", "DE"},
      {"Niemcy", "DE"},
      {"DEU", "DE"},
      {"Tyskland", "DE"},
      {"Германия", "DE"},
      {"USA", "US"},
      {"U.S.", "US"},
      {"États-Unis", "US"},
      {"Estados Unidos", "US"},
      {"UK", "GB"},
      {"England", "GB"},
      {"Holland", "NL"},
      {"Pays-Bas", "NL"},
      {"Österreich", "AT"},
      {"Autriche", "AT"},
      {"Czech Republic", "CZ"},
      {"Türkiye", "TR"},
      {"日本", "JP"},
      {"Schweiz", "CH"},
      {"Suisse", "CH"},
      {"Brasil", "BR"},
      {"Sverige", "SE"},
      {"Polska", "PL"},
      {"Korea, Republic of", "KR"},
      {"Antigua and Barbuda", "AG"},
      {"Russian Federation", "RU"},
      {"España", "ES"},
      {"Viet Nam", "VN"},
      {"Cote d'Ivoire", "CI"},
      {"UAE", "AE"},
  };
  for (const auto& [name, alpha2] : cases) {
    const auto found = names.find(fold_loose(name));
    ASSERT_NE(found, names.end()) << name;
    EXPECT_EQ(found->second, alpha2) << name;
  }
}

TEST(CountryNames, NeverMeanTwoCountries) {
  std::map<std::string, std::string> owner;
  for (const Country& country : countries()) {
    for (const std::string& name : country_synonyms(country)) {
      const auto [place, is_new] = owner.emplace(fold_loose(name), country.alpha2);
      EXPECT_TRUE(is_new || place->second == country.alpha2)
          << name << ": " << place->second << " and " << country.alpha2;
    }
    const auto [place, is_new] = owner.emplace(fold_loose(country.alpha2), country.alpha2);
    EXPECT_TRUE(is_new || place->second == country.alpha2) << country.alpha2;
  }
}

}  // namespace
}  // namespace inlet::base
