// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/phone_text.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "base/text/utf8.h"

namespace inlet::leads {
namespace {

constexpr std::size_t kFewestDigits = 2;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits, one leading plus and punctuation of ASCII: nearly all there is. Nothing here can begin an extension.
enum class Fast : unsigned char { kNumber, kNoNumber, kUnsure };

Fast read_fast(std::string_view text, PhoneText& result) {
  std::size_t begin = 0;
  while (begin < text.size() && !is_digit(text[begin]) && text[begin] != '+') {
    // A byte beyond ASCII may be a digit or plus of another script.
    if (static_cast<unsigned char>(text[begin]) >= 0x80) return Fast::kUnsure;
    ++begin;
  }
  std::size_t at = begin;
  if (at < text.size() && text[at] == '+') {
    result.has_plus = true;
    ++at;
  }
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (is_digit(c)) {
      result.bytes[result.length++] = c;
    } else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '.' && c != '/' && c != '[' && c != ']') {
      return Fast::kUnsure;
    }
  }
  if (result.length > kFewestDigits) return Fast::kNumber;
  // Two digits are a number only with nothing between them.
  const bool is_pair =
      result.length == kFewestDigits && !result.has_plus && begin + 1 < text.size() && is_digit(text[begin + 1]);
  return is_pair ? Fast::kNumber : Fast::kNoNumber;
}

#define INLET_DIGITS "0-9\\x{FF10}-\\x{FF19}\\x{0660}-\\x{0669}\\x{06F0}-\\x{06F9}"
#define INLET_PUNCTUATION                                                                                      \
  "\\-\\x{2010}-\\x{2015}\\x{2212}\\x{30FC}\\x{FF0D}\\x{FF0F}/\\x{FF0E}. \\x{00A0}\\x{00AD}\\x{200B}\\x{2060}" \
  "\\x{3000}()\\x{FF08}\\x{FF09}\\x{FF3B}\\x{FF3D}\\[\\]~\\x{2053}\\x{223C}\\x{FF5E}"
#define INLET_EXTENSION_DIGITS(longest) "([" INLET_DIGITS "]{1," longest "})"
#define INLET_AFTER_LABEL "[:\\.\\x{FF0E}]?[ \\x{00A0}\\t,-]*"

// The ways to write an extension, longest lengths after the plainest labels.
constexpr char kExtension[] =
    ";ext=" INLET_EXTENSION_DIGITS("20")
    "|[ \\x{00A0}\\t,]*(?:e?xt(?:ensi(?:o\\x{0301}?|\\x{00F3}))?n?|\\x{FF45}?\\x{FF58}\\x{FF54}\\x{FF4E}?|\\x{0434}\\x{043E}\\x{0431}|anexo)"
    INLET_AFTER_LABEL INLET_EXTENSION_DIGITS("20") "#?"
    "|[ \\x{00A0}\\t,]*(?:[x\\x{FF58}#\\x{FF03}~\\x{FF5E}]|int|\\x{FF49}\\x{FF4E}\\x{FF54})" INLET_AFTER_LABEL
    INLET_EXTENSION_DIGITS("9") "#?"
    "|[- ]+" INLET_EXTENSION_DIGITS("6") "#"
    "|[ \\x{00A0}\\t]*(?:,{2}|;)" INLET_AFTER_LABEL INLET_EXTENSION_DIGITS("15") "#?"
    "|[ \\x{00A0}\\t]*(?:,)+" INLET_AFTER_LABEL INLET_EXTENSION_DIGITS("9") "#?";

const RE2& viable_pattern() {
  static const RE2 pattern(std::string("(?i)^(?:[" INLET_DIGITS "]{2}|[+\\x{FF0B}]?(?:[" INLET_PUNCTUATION
                                       "]*[" INLET_DIGITS "]){3,}[" INLET_PUNCTUATION INLET_DIGITS "]*(?:") +
                           kExtension + ")?)$");
  return pattern;
}

const RE2& extension_pattern() {
  static const RE2 pattern("(?i)(?:" + std::string(kExtension) + ")$");
  return pattern;
}

// 0 to 9, or -1.
int digit_value(char32_t c) {
  for (const char32_t zero : {U'0', U'\uFF10', U'\u0660', U'\u06F0'}) {
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  }
  return -1;
}

struct Piece {
  std::string_view text;
  bool is_there = false;
};

// From the first digit or plus to the last digit or #.
Piece number_within(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, at);
    const bool digit = digit_value(next.value) >= 0;
    if (begin == text.size() && (digit || next.value == '+' || next.value == 0xFF0B)) begin = at;
    if (digit || next.value == '#') end = at + next.size_bytes;
    at += next.size_bytes;
  }
  if (begin == text.size()) return {};
  return {text.substr(begin, end > begin ? end - begin : 0), true};
}

void take_digits(std::string_view text, PhoneText& result) {
  bool is_first = true;
  for (std::size_t at = 0; at < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, at);
    at += next.size_bytes;
    const int digit = digit_value(next.value);
    if (digit >= 0 && result.length < result.bytes.size())
      result.bytes[result.length++] = static_cast<char>('0' + digit);
    if (next.value == '+' && is_first) result.has_plus = true;
    is_first = is_first && digit < 0 && next.value != '+';
  }
}

// UTF-16 units, in which the limit is meant.
std::size_t units_of(std::string_view text) {
  std::size_t units = 0;
  for (const char32_t c : base::to_code_points(text)) units += c > 0xFFFF ? 2 : 1;
  return units;
}

bool read_any(std::string_view text, PhoneText& result) {
  if (units_of(text) > kLongestText) return false;
  std::string joined;
  constexpr std::string_view kContext = ";phone-context=";
  if (const std::size_t context = text.find(kContext); context != text.npos) {
    // tel:1234;phone-context=+49-30: the context is the beginning of the number.
    std::string_view head = text.substr(context + kContext.size());
    head = head.substr(0, head.find(';'));
    if (head.empty()) return false;
    if (head[0] == '+') joined = head;
    const std::size_t scheme = text.find("tel:");
    const std::size_t begin = scheme == text.npos || scheme > context ? 0 : scheme + 4;
    joined += text.substr(begin, context - begin);
  } else {
    const Piece piece = number_within(text);
    if (!piece.is_there) return false;
    joined = piece.text;
  }
  if (const std::size_t subaddress = joined.find(";isub="); subaddress != joined.npos && subaddress > 0)
    joined.resize(subaddress);
  if (joined.size() < kFewestDigits || !RE2::PartialMatch(joined, viable_pattern())) return false;

  std::string_view number = joined;
  re2::StringPiece groups[7];
  if (extension_pattern().Match(joined, 0, joined.size(), RE2::UNANCHORED, groups, 7)) {
    for (int i = 1; i < 7; ++i) {
      if (groups[i].empty()) continue;
      PhoneText digits;
      take_digits(std::string_view(groups[i].data(), groups[i].size()), digits);
      const std::size_t length = std::min(digits.length, result.extension_bytes.size());
      std::copy_n(digits.bytes.begin(), length, result.extension_bytes.begin());
      result.extension = {result.extension_bytes.data(), length};
      number = number.substr(0, static_cast<std::size_t>(groups[0].data() - joined.data()));
      break;
    }
  }
  take_digits(number, result);
  return result.length > 0;
}

}  // namespace

bool read_phone_text(std::string_view text, PhoneText& result) {
  if (text.size() <= kLongestText) {
    switch (read_fast(text, result)) {
      case Fast::kNumber: return true;
      case Fast::kNoNumber: return false;
      case Fast::kUnsure: break;
    }
    result.has_plus = false;
    result.length = 0;
  }
  return read_any(text, result);
}

}  // namespace inlet::leads
