// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/value_shapes.h"

#include <algorithm>
#include <string>

#include "base/text/fold.h"
#include "base/text/utf8.h"
#include "imports/mapping/value_words.h"

namespace inlet::imports {
namespace {

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

// Digits of any script as ASCII, all other characters as they are.
std::string with_plain_digits(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, at);
    at += next.size_bytes;
    const char32_t c = next.value;
    char32_t zero = 0;
    for (const char32_t first : {U'\u0660', U'\u06F0', U'\u0966', U'\u09E6', U'\u0E50', U'\uFF10'}) {
      if (c >= first && c <= first + 9) zero = first;
    }
    if (zero != 0) {
      result += static_cast<char>('0' + static_cast<int>(c - zero));
    } else if (base::is_blank_character(c)) {
      result += ' ';
    } else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
      result += '-';
    } else if (c == 0xFF0B) {
      result += '+';
    } else {
      base::append_utf8(result, c);
    }
  }
  return result;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

}  // namespace

bool looks_like_email(std::string_view text) {
  if (text.starts_with("mailto:")) text.remove_prefix(7);
  const std::size_t at = text.find('@');
  if (at == text.npos || at == 0) return false;
  const std::size_t dot = text.find('.', at);
  return dot != text.npos && dot > at + 1 && dot + 1 < text.size();
}

bool looks_like_phone(std::string_view raw) {
  const std::string plain = with_plain_digits(raw);
  std::string_view text = plain;
  for (const std::string_view prefix : {"tel:", "p:", "Tel.", "Tel:", "tel.", "Tel"}) {
    if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
  }
  const std::size_t digits = count_digits(text);
  if (digits < 5 || digits > 34 || looks_like_date(base::trim(text))) return false;
  std::size_t letters = 0;
  for (const char c : text) {
    if (is_letter_byte(c)) ++letters;
    if (c == '@' || c == '$' || c == '%' || c == '"' || c == '_') return false;
  }
  // "ext. 12", "x12", "Büro", but no street: letters are few beside the digits.
  return letters * 2 <= digits;
}

bool looks_like_url(std::string_view text) {
  if (starts_with_any(text, {"http://", "https://", "HTTP://", "HTTPS://", "Http://", "Https://", "www.", "WWW."}))
    return true;
  if (text.find('@') != text.npos || text.find(' ') != text.npos) return false;
  const std::string_view host = text.substr(0, text.find('/'));
  const std::size_t dot = host.rfind('.');
  return dot != host.npos && dot > 0 && host.size() - dot > 2 &&
         std::all_of(host.begin() + static_cast<std::ptrdiff_t>(dot) + 1, host.end(), is_letter_byte);
}

bool looks_like_linkedin(std::string_view text) {
  const std::string folded = base::fold_text(text);
  return folded.find("linkedin.com") != folded.npos && folded.find("/company/") == folded.npos;
}

bool looks_like_number(std::string_view raw) {
  const std::string plain = with_plain_digits(raw);
  if (count_digits(plain) == 0) return false;
  std::string word;
  int signs = 0;
  for (const char c : plain) {
    // Signs of currencies are letters here, as they are beyond ASCII.
    if (is_letter_byte(c)) {
      word += c;
      continue;
    }
    if (!word.empty() && !is_currency(word)) return false;
    word.clear();
    if (c == '-' || c == '+') ++signs;
    if (!is_digit(c) && std::string_view(" .,'-+()$%").find(c) == std::string_view::npos) return false;
  }
  return (word.empty() || is_currency(word)) && signs <= 1 && plain.find("- ", 1) == std::string::npos;
}

bool looks_like_integer(std::string_view raw) {
  const std::string plain = with_plain_digits(raw);
  std::string_view text = base::trim(plain);
  if (text.ends_with(".0")) text.remove_suffix(2);
  if (count_digits(text) == 0 || count_digits(text) > 15) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || c == ' ' || c == ',' || c == '.' || c == '\''; });
}

bool looks_like_date(std::string_view text) {
  if (text.size() > 40) return false;
  const std::size_t digits = count_digits(text);
  if (digits < 3 || digits > 20) return false;
  if (has_month(text)) return digits <= 18;
  // 2024-05-31, 31.05.24, 5/31/2024, and what follows of a time.
  const std::string_view day = text.substr(0, text.find_first_of(" T"));
  std::size_t parts = 1;
  std::size_t longest = 0;
  std::size_t length = 0;
  char separator = 0;
  for (const char c : day) {
    if (is_digit(c)) {
      longest = std::max(longest, ++length);
    } else if ((c == '-' || c == '/' || c == '.') && length > 0 && (separator == 0 || separator == c)) {
      separator = c;
      ++parts;
      length = 0;
    } else {
      return false;
    }
  }
  return parts == 3 && length > 0 && longest <= 4 && count_digits(day) >= 3 && count_digits(day) <= 8;
}

bool looks_like_name(std::string_view text) {
  if (text.size() > 120 || text.find('@') != text.npos || count_digits(with_plain_digits(text)) > 0) return false;
  if (text.find_first_of("/\\<>={}[];:_#|") != text.npos) return false;
  if (!std::any_of(text.begin(), text.end(), is_letter_byte)) return false;
  return std::count(text.begin(), text.end(), ' ') <= 6 && !looks_like_boolean(text);
}

bool has_several_words(std::string_view text) {
  text = base::trim(text);
  if (text.find(' ') != text.npos || text.find("\u3000") != text.npos || text.find("\u00a0") != text.npos) return true;
  // Names in Han or Hangul have no space; three characters are surname and name.
  std::size_t characters = 0;
  for (const char32_t c : base::to_code_points(text)) {
    if ((c >= 0x3040 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3)) ++characters;
  }
  return characters >= 3;
}

bool is_plain_text(std::string_view text) {
  return !looks_like_email(text) && !looks_like_number(text) && !starts_with_any(text, {"http://", "https://"});
}

bool is_place_name(std::string_view text) { return is_plain_text(text) && count_digits(text) * 3 <= text.size(); }

bool is_postal_code(std::string_view text) {
  return text.size() <= 16 && !looks_like_email(text) && count_digits(with_plain_digits(text)) >= 2;
}

bool is_country(std::string_view text) {
  return std::none_of(text.begin(), text.end(), is_digit) && text.find('@') == text.npos &&
         base::count_code_points(text) <= 60;
}

bool is_identifier(std::string_view text) { return text.size() <= 100 && !looks_like_email(text); }

bool is_address_of_page(std::string_view text) { return starts_with_any(text, {"http://", "https://", "www."}); }

}  // namespace inlet::imports
