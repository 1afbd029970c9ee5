// SPDX-License-Identifier: Apache-2.0
#include "engine/personal/person_text.h"

#include <algorithm>

namespace inlet::engine {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Letters beyond ASCII are compared as they are: an address of another alphabet is found as it was written.
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
  return result;
}

bool goes_on_with_name(char c) {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Whether what stands at `begin` is part of a longer address: bob@x.example is none in bigbob@x.example or bob@x.example.org.
bool is_part_of_address(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0) {
    const char before = text[begin - 1];
    if (goes_on_with_name(before) || before == '.' || before == '+' || before == '%') return true;
  }
  if (end >= text.size()) return false;
  return goes_on_with_name(text[end]) ||
         (text[end] == '.' && end + 1 < text.size() && goes_on_with_name(text[end + 1]));
}

bool is_part_of_number(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin > 0 && is_digit(text[begin - 1])) || (end < text.size() && is_digit(text[end]));
}

using IsPart = bool (*)(std::string_view, std::size_t, std::size_t);

// Where `wanted` stands by itself, from `from` on. `folded`: the text in lower case.
std::size_t find_alone(std::string_view folded, std::string_view wanted, IsPart is_part, std::size_t from) {
  if (wanted.empty()) return std::string_view::npos;
  std::size_t at = folded.find(wanted, from);
  while (at != std::string_view::npos && is_part(folded, at, at + wanted.size())) at = folded.find(wanted, at + 1);
  return at;
}

std::string without_one(std::string text, std::string_view wanted, IsPart is_part) {
  std::string folded = lower(text);
  std::size_t at = 0;
  while ((at = find_alone(folded, wanted, is_part, at)) != std::string::npos) {
    text.erase(at, wanted.size());
    folded.erase(at, wanted.size());
  }
  return text;
}

bool is_punctuation_of_numbers(char c) { return std::string_view(" ()./-+").find(c) != std::string_view::npos; }

}  // namespace

PersonText::PersonText(std::string_view email, std::string_view phone) : email_(lower(email)), phone_(phone) {
  for (const std::string& needle : {email_, phone_}) {
    if (!needle.empty()) needles_.push_back(needle);
  }
}

// Digits in a row, whatever stands between them, that are the number with or without its country: "0049 30 123456", "(030)
// 123-456". Calling codes have three digits at most.
bool PersonText::has_phone(std::string_view text) const {
  if (phone_.size() < 2) return false;
  const std::string_view wanted = std::string_view(phone_).substr(1);
  constexpr std::size_t kLongestCallingCode = 3;
  std::string digits;
  const auto is_it = [&] {
    const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
    const std::string_view number = std::string_view(digits).substr(zeros);
    return number.size() + kLongestCallingCode >= wanted.size() && !number.empty() && wanted.ends_with(number);
  };
  for (const char c : text) {
    if (is_digit(c)) {
      digits += c;
    } else if (!is_punctuation_of_numbers(c)) {
      if (is_it()) return true;
      digits.clear();
    }
  }
  return is_it();
}

bool PersonText::is_named_in(std::string_view text) const {
  if (find_alone(lower(text), email_, is_part_of_address, 0) != std::string::npos) return true;
  return has_phone(text);
}

std::string PersonText::without(std::string_view text) const {
  return without_one(without_one(std::string(text), email_, is_part_of_address), phone_, is_part_of_number);
}

}  // namespace inlet::engine
