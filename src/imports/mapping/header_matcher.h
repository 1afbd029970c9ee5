// SPDX-License-Identifier: Apache-2.0
//
// Reads the name of a column as people mean it: "Person - Email - Work" is an email, "Email Status" is not. A name counts
// only when every word of it is understood, so an unknown word is a reason to leave a column alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace inlet::imports {

// Whose address a part of an address belongs to; parts of different ones are not mixed. Best first.
enum class AddressGroup : std::uint8_t { kPlain, kPrimary, kMailing, kWork, kBilling, kHome, kShipping, kCompany };

// One thing a name can mean.
struct Reading {
  std::string_view target;  // key of a field, or one of field_synonyms.h, `targets`
  double weight = 0;        // how surely, 0 to 1
  std::string words;        // what of the name decided, for the reason shown: Billing City -> City
  AddressGroup group = AddressGroup::kPlain;
  bool last_resort = false;  // the company's phone or email: only where there is no other
};

struct HeaderReading {
  std::vector<Reading> readings;  // empty: not understood
  bool blank = false;             // the file gives no name
  bool has_known_words =
      false;  // some word is known, though the whole is not a field: such a column is about something else
};

HeaderReading read_header(std::string_view name);

// The name without marks of "must be filled", which are no part of it. A part of `name`.
std::string_view without_marks(std::string_view name);

// Some word, or some next to each other, is known.
bool has_known_word(const std::vector<std::string>& words);

}  // namespace inlet::imports
