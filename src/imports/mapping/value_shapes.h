// SPDX-License-Identifier: Apache-2.0
//
// Values that are known by their shape. They only look like it: the converters of leads/convert decide what a value is.
#pragma once

#include <string_view>

namespace inlet::imports {

// `text` is trimmed and not blank.
bool looks_like_email(std::string_view text);
bool looks_like_phone(std::string_view text);
bool looks_like_url(std::string_view text);      // also example.com
bool is_address_of_page(std::string_view text);  // begins with https:// or www.
bool looks_like_linkedin(std::string_view text);
bool looks_like_number(std::string_view text);  // with currency, grouping, sign
bool looks_like_integer(std::string_view text);
bool looks_like_date(std::string_view text);
bool looks_like_name(std::string_view text);  // of a person
bool has_several_words(std::string_view text);
bool is_plain_text(std::string_view text);  // no address, no number
bool is_place_name(std::string_view text);
bool is_postal_code(std::string_view text);
bool is_country(std::string_view text);
bool is_identifier(std::string_view text);

}  // namespace inlet::imports
