// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/currency_names.h"

#include <cstddef>

#include "leads/convert/cell_text.h"

namespace inlet::leads {
namespace {

// ISO 4217, those in use, four places each.
constexpr std::string_view kCodes =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLF CLP "
    "CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF "
    "IDR ILS "
    "INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT "
    "MOP MRU "
    "MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR "
    "SDG SEK "
    "SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV "
    "WST XAF "
    "XCD XCG XOF XPF YER ZAR ZMW ZWG ";

struct SignOf {
  std::string_view sign;
  std::string_view code;
};

constexpr SignOf kSigns[] = {
    {"€", "EUR"},      {"£", "GBP"},   {"US$", "USD"},  {"U$S", "USD"},   {"A$", "AUD"},      {"AU$", "AUD"},
    {"C$", "CAD"},     {"CA$", "CAD"}, {"CAD$", "CAD"}, {"NZ$", "NZD"},   {"HK$", "HKD"},     {"S$", "SGD"},
    {"SG$", "SGD"},    {"NT$", "TWD"}, {"R$", "BRL"},   {"MX$", "MXN"},   {"₹", "INR"},       {"Rs", "INR"},
    {"Rs.", "INR"},    {"₽", "RUB"}, {"руб", "RUB"},  {"руб.", "RUB"},  {"р.", "RUB"},      {"₩", "KRW"},
    {"元", "CNY"},     {"円", "JPY"},  {"￥", "JPY"},   {"CN¥", "CNY"},   {"RMB", "CNY"},     {"₪", "ILS"},
    {"₺", "TRY"},      {"TL", "TRY"},  {"₴", "UAH"},    {"грн", "UAH"},   {"грн.", "UAH"},    {"zł", "PLN"},
    {"Kč", "CZK"},     {"Ft", "HUF"},  {"lei", "RON"},  {"лв", "BGN"},    {"лв.", "BGN"},     {"₦", "NGN"},
    {"₫", "VND"},      {"đ", "VND"},   {"฿", "THB"},    {"₱", "PHP"},     {"R", "ZAR"},       {"Rp", "IDR"},
    {"RM", "MYR"},     {"SFr", "CHF"}, {"SFr.", "CHF"}, {"Fr.", "CHF"},   {"Fr", "CHF"},      {"₸", "KZT"},
    {"₡", "CRC"},      {"₲", "PYG"},   {"euro", "EUR"}, {"euros", "EUR"}, {"dollars", "USD"}, {"dollar", "USD"},
    {"pounds", "GBP"},
};

// One sign, many countries: the first is meant where the home currency has another sign.
struct SharedSign {
  std::string_view sign;
  std::string_view codes;
};

constexpr SharedSign kSharedSigns[] = {
    {"$",
     "USD AUD CAD NZD SGD HKD TWD MXN ARS CLP COP UYU BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD "
     "DOP "},
    {"¥", "JPY CNY "},
    {"kr", "SEK NOK DKK ISK "},
    {"kr.", "DKK NOK SEK ISK "},
};

bool same_letters(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  }
  return true;
}

// The code inside `codes`, whatever the case of `code`.
std::string_view code_in(std::string_view codes, std::string_view code) {
  if (code.size() != 3) return {};
  for (std::size_t i = 0; i + 3 < codes.size(); i += 4) {
    if (same_letters(codes.substr(i, 3), code)) return codes.substr(i, 3);
  }
  return {};
}

}  // namespace

std::string_view currency_of(std::string_view sign, std::string_view home) {
  if (same_letters(sign, home)) return home;
  for (const SharedSign& shared : kSharedSigns) {
    if (!same_letters(shared.sign, sign)) continue;
    const std::string_view own = code_in(shared.codes, home);
    // Which crown is meant nobody can say where none is at home.
    const bool is_crown = shared.sign.starts_with('k');
    return !own.empty() ? own : is_crown ? std::string_view() : shared.codes.substr(0, 3);
  }
  for (const SignOf& known : kSigns) {
    if (same_letters(known.sign, sign)) return known.code;
  }
  return code_in(kCodes, sign);
}

bool is_currency_code(std::string_view code) { return code_in(kCodes, code) == code && !code.empty(); }

}  // namespace inlet::leads
