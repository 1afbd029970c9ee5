// SPDX-License-Identifier: Apache-2.0
//
// What a text value looks like, told from its letters alone and without allocating: the survey counts these shapes, and the
// votes on date order and decimal mark decide how a whole column is converted (semantics 27, 28). A shape is no verdict: the
// converters of leads/ decide whether a value is good.
#pragma once

#include <cstdint>
#include <string_view>

namespace inlet::tables {

// All functions take a text without blanks at its ends.

// ann@example.com, also behind `mailto:` or inside `Ann Lee <ann@example.com>`.
bool looks_like_email(std::string_view text);
// With a scheme, with `www.`, or a bare domain in small letters, each with what may follow.
bool looks_like_url(std::string_view text);
// 7 to 15 digits with the marks people put between them; no date, no postal code of 5-4 digits, no address like 10.0.0.1.
bool looks_like_phone(std::string_view text);
// The words for yes and no of the common languages, and 0 and 1.
bool looks_like_boolean(std::string_view text);
bool looks_like_integer(std::string_view text);  // an optional sign and digits

enum class DateVote : std::uint8_t {
  kNone,              // no date
  kDayFirstOnly,      // 26/06/2026
  kMonthFirstOnly,    // 06/26/2026
  kEither,            // 03/04/2026
  kYearFirst,         // 2026-04-03, 20260403
  kOther,             // 5 Oct 2020
  kEpochSeconds,      // 9 or 10 digits: a date only if the whole column has them
  kEpochMilliseconds  // 12 or 13 digits, likewise
};
// A day or month that does not exist in any year makes it no date; the 31st of April is left to the converter.
DateVote date_vote(std::string_view text);
inline bool is_date_by_itself(DateVote vote) { return vote != DateVote::kNone && vote < DateVote::kEpochSeconds; }

enum class NumberVote : std::uint8_t {
  kNone,       // no number
  kPlain,      // 1234 or 1 234
  kPointOnly,  // 1,234.50 or 12.5
  kCommaOnly,  // 1.234,50 or 12,5
  kEither,     // 1.234 or 1,234
};
// With sign, brackets, per cent, exponent, currency sign or code.
NumberVote number_vote(std::string_view text);

// Everything at once, for a survey.
struct ValueShape {
  bool is_email = false, is_url = false, is_phone = false, is_boolean = false, is_integer = false;
  DateVote date = DateVote::kNone;
  NumberVote number = NumberVote::kNone;

  bool is_plain_text() const {
    return !is_email && !is_url && !is_phone && !is_boolean && date == DateVote::kNone && number == NumberVote::kNone;
  }
};
ValueShape shape_of(std::string_view text);

}  // namespace inlet::tables
