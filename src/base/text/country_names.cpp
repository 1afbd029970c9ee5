// SPDX-License-Identifier: Apache-2.0
#include "base/text/country_names.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string_view>

namespace inlet::base {
namespace {

// No Vietnamese: without its accents "Bỉ" (Belgium) is the code of Burundi, "Áo" (Austria) nearly that of Angola.
constexpr const char* kLanguages[] = {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi",     "cs",
                                      "sk", "hu", "ro", "bg", "hr", "sl", "el", "tr", "ru", "uk", "et", "lv",     "lt",
                                      "is", "ca", "ar", "he", "hi", "id", "ms", "th", "ja", "ko", "zh", "zh-Hant"};

struct ShortForm {
  std::string_view alpha2;
  const char* text;
};

// What people write and no locale data has.
constexpr ShortForm kShortForms[] = {
    {"US", "U.S.A."},
    {"US", "United States of America"},
    {"US", "America"},
    {"US", "The United States"},
    {"US", "EUA"},
    {"US", "EE.UU."},
    {"US", "EEUU"},
    {"US", "Etats-Unis d'Amérique"},
    {"US", "Stany Zjednoczone Ameryki"},
    {"US", "Estados Unidos de América"},
    {"US", "Vereinigte Staaten von Amerika"},
    {"US", "VSA"},
    {"US", "США"},
    {"GB", "UK"},
    {"GB", "Great Britain"},
    {"GB", "Britain"},
    {"GB", "England"},
    {"GB", "Scotland"},
    {"GB", "Wales"},
    {"GB", "Northern Ireland"},
    {"GB", "Großbritannien"},
    {"GB", "Vereinigtes Königreich"},
    {"GB", "Grande-Bretagne"},
    {"GB", "Angleterre"},
    {"GB", "Inglaterra"},
    {"GB", "Gran Bretaña"},
    {"GB", "Gran Bretagna"},
    {"GB", "Inghilterra"},
    {"GB", "Wielka Brytania"},
    {"GB", "Anglia"},
    {"GB", "Schottland"},
    {"GB", "Storbritannien"},
    {"GB", "United Kingdom of Great Britain and Northern Ireland"},
    {"NL", "Holland"},
    {"NL", "The Netherlands"},
    {"NL", "Hollande"},
    {"NL", "Holanda"},
    {"NL", "Olanda"},
    {"NL", "Netherlands (Kingdom of the)"},
    {"NL", "Nederlands"},
    {"DE", "BRD"},
    {"DE", "Bundesrepublik Deutschland"},
    {"DE", "Federal Republic of Germany"},
    {"AT", "Republik Österreich"},
    {"AT", "Oesterreich"},
    {"DE", "GER"},
    {"CH", "Schweizerische Eidgenossenschaft"},
    {"CH", "Swiss"},
    {"CH", "SUI"},
    {"CZ", "Czech Republic"},
    {"CZ", "Tschechische Republik"},
    {"CZ", "République tchèque"},
    {"CZ", "República Checa"},
    {"CZ", "Repubblica Ceca"},
    {"CZ", "Česká republika"},
    {"SK", "Slovak Republic"},
    {"SK", "Slovenská republika"},
    {"KR", "Korea"},
    {"KR", "Republic of Korea"},
    {"KR", "Korea, Republic of"},
    {"KR", "Korea, South"},
    {"KR", "S. Korea"},
    {"KR", "Südkorea"},
    {"KP", "Korea, North"},
    {"KP", "DPRK"},
    {"KP", "Korea, Democratic People's Republic of"},
    {"KP", "Democratic People's Republic of Korea"},
    {"RU", "Russian Federation"},
    {"RU", "Российская Федерация"},
    {"RU", "РФ"},
    {"RU", "Russland"},
    {"CN", "People's Republic of China"},
    {"CN", "PRC"},
    {"CN", "P.R. China"},
    {"CN", "PR China"},
    {"CN", "Mainland China"},
    {"CN", "Volksrepublik China"},
    {"HK", "Hong Kong"},
    {"HK", "Hongkong"},
    {"HK", "Hong Kong SAR"},
    {"MO", "Macau"},
    {"MO", "Macao"},
    {"TW", "Taiwan, Province of China"},
    {"TW", "Taiwan, R.O.C."},
    {"TW", "Republic of China"},
    {"TW", "Chinese Taipei"},
    {"AE", "UAE"},
    {"AE", "U.A.E."},
    {"AE", "Emirates"},
    {"AE", "Dubai"},
    {"AE", "Abu Dhabi"},
    {"SA", "KSA"},
    {"SA", "Kingdom of Saudi Arabia"},
    {"VN", "Viet Nam"},
    {"IR", "Iran, Islamic Republic of"},
    {"IR", "Islamic Republic of Iran"},
    {"SY", "Syrian Arab Republic"},
    {"LA", "Lao People's Democratic Republic"},
    {"MD", "Moldova, Republic of"},
    {"MD", "Republic of Moldova"},
    {"MK", "Macedonia"},
    {"MK", "FYROM"},
    {"MK", "Macedonia, the former Yugoslav Republic of"},
    {"MK", "Republic of North Macedonia"},
    {"TZ", "Tanzania, United Republic of"},
    {"TZ", "United Republic of Tanzania"},
    {"VE", "Venezuela, Bolivarian Republic of"},
    {"VE", "Venezuela (Bolivarian Republic of)"},
    {"BO", "Bolivia, Plurinational State of"},
    {"BO", "Bolivia (Plurinational State of)"},
    {"BN", "Brunei Darussalam"},
    {"CI", "Ivory Coast"},
    {"CI", "Cote d'Ivoire"},
    {"CV", "Cabo Verde"},
    {"CD", "DR Congo"},
    {"CD", "DRC"},
    {"CD", "Democratic Republic of the Congo"},
    {"CD", "Congo, the Democratic Republic of the"},
    {"CD", "Congo (Democratic Republic of the)"},
    {"CG", "Republic of the Congo"},
    {"CG", "Congo"},
    {"SZ", "Swaziland"},
    {"TR", "Türkiye"},
    {"TR", "Republic of Türkiye"},
    {"TR", "Turkiye"},
    {"TL", "East Timor"},
    {"MM", "Burma"},
    {"MM", "Myanmar"},
    {"PS", "Palestine"},
    {"PS", "Palestine, State of"},
    {"PS", "Palestinian Territory, Occupied"},
    {"VA", "Holy See"},
    {"VA", "Holy See (Vatican City State)"},
    {"FM", "Micronesia, Federated States of"},
    {"FK", "Falkland Islands (Malvinas)"},
    {"VG", "Virgin Islands, British"},
    {"VI", "Virgin Islands, U.S."},
    {"VI", "US Virgin Islands"},
    {"UM", "United States Minor Outlying Islands"},
    {"BQ", "Bonaire, Sint Eustatius and Saba"},
    {"BQ", "Bonaire"},
    {"SX", "Sint Maarten (Dutch part)"},
    {"MF", "Saint Martin (French part)"},
    {"BL", "Saint Barthelemy"},
    {"SH", "Saint Helena, Ascension and Tristan da Cunha"},
    {"LC", "Saint Lucia"},
    {"VC", "Saint Vincent"},
    {"VC", "Saint Vincent and the Grenadines"},
    {"KN", "Saint Kitts and Nevis"},
    {"PM", "Saint Pierre and Miquelon"},
    {"BA", "Bosnia"},
    {"BA", "BiH"},
    {"TT", "Trinidad"},
    {"IE", "Republic of Ireland"},
    {"IE", "Eire"},
    {"IE", "Éire"},
    {"IE", "Irish Republic"},
    {"PH", "The Philippines"},
    {"BS", "The Bahamas"},
    {"GM", "The Gambia"},
    {"GM", "Gambia, The"},
    {"BS", "Bahamas, The"},
    {"NZ", "Aotearoa"},
    {"IN", "Bharat"},
    {"JP", "Nippon"},
    {"BR", "Brasil"},
    {"BY", "Belorussia"},
    {"BY", "Белоруссия"},
    {"MX", "Mejico"},
    {"ES", "Espana"},
    {"GR", "Hellas"},
    {"HR", "Hrvatska"},
    {"RS", "Republic of Serbia"},
    {"PT", "Portugal (incl. Madeira)"},
    {"SJ", "Svalbard"},
};

// Names that ICU gives to two countries in two languages, or that people use for another one than it.
bool is_misleading(std::string_view alpha2, std::string_view name) {
  return (alpha2 == "CG" && name == "Kongo") || (alpha2 == "CD" && name == "Kongo");
}

std::vector<Country> read_countries() {
  std::vector<Country> found;
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    const std::string_view alpha2 = *code;
    // ICU counts these parts of countries as well; ISO reserves the codes and assigns them to nobody.
    if (alpha2 == "DG" || alpha2 == "EA" || alpha2 == "IC") continue;
    const icu::Locale locale("", *code);
    icu::UnicodeString name;
    locale.getDisplayCountry(icu::Locale::getEnglish(), name);
    Country country{std::string(alpha2), locale.getISO3Country(), {}};
    name.toUTF8String(country.name);
    found.push_back(std::move(country));
  }
  std::sort(found.begin(), found.end(), [](const Country& a, const Country& b) { return a.alpha2 < b.alpha2; });
  return found;
}

// "St. Lucia" is written "Saint Lucia", "Antigua & Barbuda" with "and".
void add_variants(std::vector<std::string>& names) {
  const std::size_t count = names.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (const std::size_t at = names[i].find(" & "); at != std::string::npos) {
      names.push_back(std::string(names[i]).replace(at, 3, " and "));
    }
  }
}

}  // namespace

std::span<const Country> countries() {
  static const std::vector<Country> all = read_countries();
  return all;
}

std::vector<std::string> country_synonyms(const Country& country) {
  std::vector<std::string> names{country.name, country.alpha3};
  const icu::Locale locale("", country.alpha2.c_str());
  for (const char* language : kLanguages) {
    icu::UnicodeString text;
    locale.getDisplayCountry(icu::Locale(language), text);
    std::string name;
    text.toUTF8String(name);
    if (name != country.alpha2 && !is_misleading(country.alpha2, name)) names.push_back(std::move(name));
  }
  add_variants(names);
  for (const ShortForm& form : kShortForms) {
    if (form.alpha2 == country.alpha2) names.emplace_back(form.text);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace inlet::base
