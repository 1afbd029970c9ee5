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

// The known names at most a typing error or two away; empty where that is doubtful. Only for names that are not understood.
std::vector<Reading> read_misspelt_header(std::string_view name);

// Lower-case words of a name: "E-Mail 1 - Value" and "eMail1Value" alike are e, mail, 1, value. Characters of scripts that
// write without spaces are words of their own.
std::vector<std::string> split_words(std::string_view name);

}  // namespace inlet::imports
