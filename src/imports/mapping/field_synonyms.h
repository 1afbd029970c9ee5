// SPDX-License-Identifier: Apache-2.0
//
// The words people and programs use for the fields of a lead, in many languages: phrases that mean a field, and words around
// them that only say whose or which one it is ("Billing City", "Ihre Telefonnummer"). Data for header_matcher; a line added
// here is all it takes to know one more name.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace inlet::imports {

// Targets are keys of fields, or one of these, which the file as a whole decides.
namespace targets {
inline constexpr std::string_view kName = "?name";            // whole name; beside a first or last name the other part
inline constexpr std::string_view kGivenName = "?given";      // first name; alone, with two words each, the whole name
inline constexpr std::string_view kFirstOfTwo = "?first";     // first name, only where a last name stands beside it
inline constexpr std::string_view kLastOfTwo = "?last";       // last name, only where a first name stands beside it
inline constexpr std::string_view kTitle = "?title";          // job title, Mr or Mrs, or the lead's title
inline constexpr std::string_view kStatus = "?status";        // of the lead, a subscription, a ticket ...
inline constexpr std::string_view kStateOrStatus = "?state";  // of a country, or status
inline constexpr std::string_view kContact = "?contact";      // a person's name, phone or email
inline constexpr std::string_view kNothing = "?nothing";      // known, and no field although its words are
}  // namespace targets

struct PhraseRow {
  std::string_view target;
  double weight;             // how surely the phrase means the target, 0 to 1
  std::string_view phrases;  // separated by commas
};

// What a word beside the phrase says.
enum class Modifier : unsigned char {
  kFiller,    // nothing: your, the, please
  kLead,      // the lead itself: contact, person
  kCustomer,  // the same said by a shop or an event: customer, attendee
  kDeal,      // the sale: deal, opportunity
  kPrimary,
  kWork,
  kHome,
  kMailing,
  kBilling,
  kShipping,
  kCompany,
  kOther,    // one more beside the first: other, secondary
  kVendor,   // the program it comes from; only before ids
  kNetwork,  // a place where many have profiles: its id says less
};

enum class Place : unsigned char { kAnywhere, kBefore, kAfter };

struct ModifierRow {
  Modifier modifier;
  Place place;
  std::string_view words;  // separated by commas
};

std::span<const PhraseRow> english_phrases();
std::span<const PhraseRow> european_phrases();  // other languages in Latin and Greek script
std::span<const PhraseRow> world_phrases();     // all other scripts and continents
std::span<const ModifierRow> modifier_words();

// Words that say that the column is about somebody or something else; such a column is never proposed for its values alone.
std::string_view foreign_words();

}  // namespace inlet::imports
