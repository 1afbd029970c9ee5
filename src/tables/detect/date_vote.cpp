// SPDX-License-Identifier: Apache-2.0
//
// Which orders of day, month and year a text allows.
#include <algorithm>
#include <array>
#include <string>

#include "tables/detect/value_shape.h"

namespace inlet::tables {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// Reads a text from its beginning; what it takes is gone.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool is_done() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  void skip(std::string_view bytes) {
    const auto is_skipped = [bytes](char byte) {
      for (const char skipped : bytes) {
        if (skipped == byte) return true;
      }
      return false;
    };
    while (!rest_.empty() && is_skipped(rest_.front())) rest_.remove_prefix(1);
  }
  bool take(char byte) {
    if (peek() != byte || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // Up to nine digits: how many, and their value.
  std::size_t take_number(unsigned& value) {
    std::size_t count = 0;
    for (value = 0; count < 9 && is_digit(peek()); ++count) {
      value = value * 10 + static_cast<unsigned>(rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    return count;
  }
  // Letters of any script.
  std::string_view take_word() {
    std::size_t length = 0;
    while (length < rest_.size() && is_word_byte(rest_[length])) ++length;
    const std::string_view word = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return word;
  }

 private:
  static bool is_word_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0x80;
  }
  std::string_view rest_;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> small_words) {
  return std::any_of(small_words.begin(), small_words.end(), [word](std::string_view small) {
    return std::equal(word.begin(), word.end(), small.begin(), small.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
  });
}

// What may follow a date: nothing, or a time of day with its zone.
bool is_time_of_day(Scanner scan) {
  if (scan.is_done()) return true;
  if (scan.peek() == 'T' || scan.peek() == 't') {
    scan.skip("Tt");
  } else {
    scan.skip(" ,");
    // "5 Oct 2020 at 14:00"
    if (const std::string_view word = Scanner(scan).take_word(); is_one_of(word, {"at", "um", "à"})) scan.take_word();
    scan.skip(" ");
  }
  unsigned hour = 0, part = 0;
  const std::size_t hour_digits = scan.take_number(hour);
  if (hour_digits == 0 || hour_digits > 2 || hour > 24) return false;
  for (int parts = 0; parts < 2 && scan.take(':'); ++parts) {
    if (scan.take_number(part) != 2 || part > 60) return false;
    if (parts == 1 && (scan.peek() == '.' || scan.peek() == ',')) {
      scan.skip(".,");
      if (scan.take_number(part) == 0) return false;
    }
  }
  scan.skip(" ");
  std::string_view word = scan.take_word();
  if (is_one_of(word, {"am", "pm", "a", "p", "uhr", "h"})) {
    scan.skip(". ");
    word = scan.take_word();
  }
  scan.skip(". ");
  if (!word.empty() && word.size() > 5) return false;  // zones have short names: Z, UTC, GMT, CEST
  if (scan.peek() == '+' || scan.peek() == '-') {
    scan.skip("+-");
    if (scan.take_number(part) == 0) return false;
    if (scan.take(':') && scan.take_number(part) != 2) return false;
  }
  return scan.is_done();
}

// The beginnings of the months' names in the common languages, in small letters; longer ones first decide nothing.
bool is_month_name(std::string_view word) {
  constexpr std::string_view kBeginnings[] = {
      "jan", "feb", "mar", "apr",  "may",  "jun", "jul", "aug", "sep", "oct", "nov", "dec",  // English
      "mär", "mrz", "mai", "okt",  "dez",                                                    // German
      "fév", "fev", "avr", "juin", "juil", "aoû", "aou", "déc",                              // French
      "ene", "abr", "ago", "set",  "dic",  "out",  // Spanish, Portuguese, Italian
      "gen", "mag", "giu", "lug",  "ott",  "mrt", "mei", "maj", "kwi", "lip", "sie", "wrz", "paź", "lis",
      "gru", "sty", "lut", "cze",  "янв",  "фев", "мар", "апр", "мая", "май", "июн", "июл", "авг", "сен",
      "окт", "ноя", "дек", "oca",  "şub",  "nis", "haz", "tem", "ağu", "eyl", "eki", "kas", "ara",
  };
  if (word.size() < 3 || word.size() > 20) return false;
  std::array<char, 20> small{};
  std::transform(word.begin(), word.end(), small.begin(),
                 [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; });
  const std::string_view folded(small.data(), word.size());
  return std::any_of(std::begin(kBeginnings), std::end(kBeginnings),
                     [folded](std::string_view beginning) { return folded.starts_with(beginning); });
}

bool is_year(std::size_t digits, unsigned value) { return digits == 2 || (digits == 4 && value >= 1000); }

// "5 Oct 2020", "Oct 5, 2020", "5. Oktober 2020", "Monday, 5 October 2020", "5-Oct-20", "5 de octubre de 2020".
DateVote vote_with_month_name(std::string_view text) {
  Scanner scan(text);
  unsigned day = 0, year = 0;
  if (!is_digit(scan.peek())) {
    std::string_view word = scan.take_word();
    if (!is_month_name(word) || scan.peek() == ',') {  // a day of the week
      scan.skip("., ");
      word = is_digit(scan.peek()) ? std::string_view() : scan.take_word();
      if (!word.empty() && !is_month_name(word)) return DateVote::kNone;
    }
    if (!word.empty()) {
      scan.skip(". -");
      const std::size_t digits = scan.take_number(day);
      if (digits == 0 || digits > 2 || day == 0 || day > 31) return DateVote::kNone;
      if (is_one_of(Scanner(scan).take_word(), {"st", "nd", "rd", "th"})) scan.take_word();
      scan.skip(" ,-");
      const std::size_t year_digits = scan.take_number(year);
      return is_year(year_digits, year) && is_time_of_day(scan) ? DateVote::kOther : DateVote::kNone;
    }
  }
  const std::size_t digits = scan.take_number(day);
  if (digits == 0 || digits > 2 || day == 0 || day > 31) return DateVote::kNone;
  if (is_one_of(Scanner(scan).take_word(), {"st", "nd", "rd", "th", "er"})) scan.take_word();
  scan.skip(". -/");
  std::string_view word = scan.take_word();
  if (is_one_of(word, {"de"})) {
    scan.skip(" ");
    word = scan.take_word();
  }
  if (!is_month_name(word)) return DateVote::kNone;
  scan.skip("., -/");
  if (is_one_of(Scanner(scan).take_word(), {"de", "del"})) scan.take_word();
  scan.skip(" ");
  const std::size_t year_digits = scan.take_number(year);
  return is_year(year_digits, year) && is_time_of_day(scan) ? DateVote::kOther : DateVote::kNone;
}

DateVote vote_of_digits(std::string_view text) {
  const auto number = [&text](std::size_t from, std::size_t count) {
    unsigned value = 0;
    for (const char byte : text.substr(from, count)) value = value * 10 + static_cast<unsigned>(byte - '0');
    return value;
  };
  switch (text.size()) {
    case 8: {
      const unsigned year = number(0, 4), month = number(4, 2), day = number(6, 2);
      const bool is_date = year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
      return is_date ? DateVote::kYearFirst : DateVote::kNone;
    }
    case 9:
    case 10: return DateVote::kEpochSeconds;
    case 12:
    case 13: return DateVote::kEpochMilliseconds;
    default: return DateVote::kNone;
  }
}

}  // namespace

DateVote date_vote(std::string_view text) {
  if (text.size() < 6 || text.size() > 60) return DateVote::kNone;
  if (!is_digit(text.front())) {
    const bool may_be_word = text.back() >= '0' && static_cast<unsigned char>(text.front()) >= 'A';
    return may_be_word ? vote_with_month_name(text) : DateVote::kNone;
  }
  Scanner scan(text);
  unsigned first = 0, second = 0, third = 0;
  const std::size_t first_digits = scan.take_number(first);
  const char mark = scan.peek();
  if (first_digits > 4 || scan.is_done()) {
    const bool are_digits = std::all_of(text.begin(), text.end(), is_digit);
    return are_digits ? vote_of_digits(text) : DateVote::kNone;
  }
  if (mark != '/' && mark != '.' && mark != '-') {
    return first_digits <= 2 && !scan.is_done() ? vote_with_month_name(text) : DateVote::kNone;
  }
  scan.take(mark);
  scan.skip(mark == '.' ? " " : "");
  const std::size_t second_digits = scan.take_number(second);
  if (second_digits == 0) return first_digits <= 2 ? vote_with_month_name(text) : DateVote::kNone;
  if (second_digits > 2 || second == 0 || !scan.take(mark)) return DateVote::kNone;
  scan.skip(mark == '.' ? " " : "");
  const std::size_t third_digits = scan.take_number(third);
  if (first_digits == 4) {
    const bool is_date = third_digits >= 1 && third_digits <= 2 && second <= 12 && third >= 1 && third <= 31;
    return is_date && is_time_of_day(scan) ? DateVote::kYearFirst : DateVote::kNone;
  }
  if (first_digits > 2 || first == 0 || !is_year(third_digits, third) || !is_time_of_day(scan)) return DateVote::kNone;
  const bool may_be_day_first = first <= 31 && second <= 12;
  const bool may_be_month_first = first <= 12 && second <= 31;
  if (may_be_day_first && may_be_month_first) return DateVote::kEither;
  if (may_be_day_first) return DateVote::kDayFirstOnly;
  return may_be_month_first ? DateVote::kMonthFirstOnly : DateVote::kNone;
}

}  // namespace inlet::tables
