// SPDX-License-Identifier: Apache-2.0
//
// The countries of ISO 3166 and how people write them: names in many languages, codes and common short forms.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace inlet::base {

struct Country {
  std::string alpha2;  // DE; also XK, which ISO leaves to users and everybody uses for Kosovo
  std::string alpha3;  // DEU
  std::string name;    // in English
};

// In the order of alpha2.
std::span<const Country> countries();

// Other ways to write the country, as written: names in the languages of most lead lists, alpha-3 and short forms such as
// USA, UK, Holland. Never a word that is also used for another country. Takes some microseconds a country; keep the answer.
std::vector<std::string> country_synonyms(const Country& country);

}  // namespace inlet::base
