// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/value_shape.h"

#include <algorithm>
#include <array>

namespace inlet::tables {
namespace {

enum Class : std::uint8_t { kDigit = 1, kLetter = 2, kPhoneMark = 4, kHostMark = 8, kAtext = 16 };

constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  const auto add = [&classes](std::string_view bytes, std::uint8_t bits) {
    for (const char byte : bytes) classes[static_cast<unsigned char>(byte)] |= bits;
  };
  add("0123456789", kDigit | kHostMark | kAtext);
  for (unsigned char letter = 'a'; letter <= 'z'; ++letter) {
    classes[letter] = classes[letter - 32U] = kLetter | kHostMark | kAtext;
  }
  add(" ()-./+", kPhoneMark);
  add("-.", kHostMark);
  add("!#$%&'*+-/=?^_`{|}~.", kAtext);
  // Letters of other scripts may stand in domains and before the @ (RFC 6531).
  for (unsigned byte = 0x80; byte < 256; ++byte) classes[byte] = kHostMark | kAtext;
  return classes;
}();

// Bytes of a few kinds, counted in eight bits each.
enum Counted : unsigned { kDigits, kLetters, kAts, kDots, kSpaces };

constexpr std::array<std::uint64_t, 256> kCounts = [] {
  std::array<std::uint64_t, 256> counts{};
  const auto one = [](Counted counted) { return std::uint64_t{1} << (8U * counted); };
  for (unsigned char digit = '0'; digit <= '9'; ++digit) counts[digit] = one(kDigits);
  for (unsigned char letter = 'a'; letter <= 'z'; ++letter) counts[letter] = counts[letter - 32U] = one(kLetters);
  counts['@'] = one(kAts);
  counts['.'] = one(kDots);
  counts[' '] = one(kSpaces);
  return counts;
}();

bool is(char byte, std::uint8_t bits) { return (kClasses[static_cast<unsigned char>(byte)] & bits) != 0; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; }

bool all_of(std::string_view text, std::uint8_t bits) {
  return std::all_of(text.begin(), text.end(), [bits](char byte) { return is(byte, bits); });
}

bool starts_with_ignoring_case(std::string_view text, std::string_view small) {
  if (text.size() < small.size()) return false;
  for (std::size_t i = 0; i < small.size(); ++i) {
    if (lower(text[i]) != small[i]) return false;
  }
  return true;
}

bool is_host(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  if (host.front() == '-' || host.find("..") != std::string_view::npos) return false;
  return all_of(host, kHostMark) && !is_digit(host.back());
}

bool is_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.size() > 254) return false;
  const std::string_view local = text.substr(0, at);
  return all_of(local, kAtext) && local.front() != '.' && local.find("..") == std::string_view::npos &&
         is_host(text.substr(at + 1));
}

}  // namespace

bool looks_like_email(std::string_view text) {
  if (starts_with_ignoring_case(text, "mailto:")) text.remove_prefix(7);
  if (text.ends_with('>')) {
    const std::size_t open = text.rfind('<');
    if (open == std::string_view::npos) return false;
    text = text.substr(open + 1, text.size() - open - 2);
  }
  return is_address(text);
}

bool looks_like_url(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://", "ftp://"}) {
    if (!starts_with_ignoring_case(text, scheme)) continue;
    return text.size() > scheme.size() && text.find(' ') == std::string_view::npos;
  }
  const auto is_end = [](char byte) { return byte == '/' || byte == '?' || byte == '#' || byte == ':'; };
  const auto length = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_end) - text.begin());
  const std::string_view host = text.substr(0, length);
  if (!is_host(host) || text.find(' ') != std::string_view::npos) return false;
  if (starts_with_ignoring_case(host, "www.")) return true;
  // "Dr.Smith" is no domain: small letters only, and an ending that domains have.
  const std::string_view ending = host.substr(host.rfind('.') + 1);
  return ending.size() <= 6 && std::all_of(host.begin(), host.end(), [](char byte) { return byte == lower(byte); }) &&
         all_of(ending, kLetter);
}

bool looks_like_phone(std::string_view text) {
  if (text.size() < 7 || text.size() > 40) return false;
  for (const std::string_view prefix : {"tel:", "p:", "'"}) {
    if (starts_with_ignoring_case(text, prefix)) text.remove_prefix(prefix.size());
  }
  std::size_t digits = 0, dots = 0, length = 0;
  for (; length < text.size() && is(text[length], kDigit | kPhoneMark); ++length) {
    digits += is_digit(text[length]) ? 1 : 0;
    dots += text[length] == '.' ? 1 : 0;
    if (text[length] == '+' && digits > 0) return false;
  }
  if (digits < 7 || digits > 15) return false;
  std::string_view rest = text.substr(length);
  if (!rest.empty()) {  // an extension
    for (const std::string_view word : {"extension", "ext.", "ext", "x", ";ext=", "#"}) {
      if (!starts_with_ignoring_case(rest, word)) continue;
      rest.remove_prefix(word.size());
      while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
      return !rest.empty() && rest.size() <= 7 && all_of(rest, kDigit);
    }
    return false;
  }
  const bool is_postal_code = text.size() == 10 && text[5] == '-' && digits == 9;
  const bool is_network_address = dots == 3 && digits + dots == text.size();
  const bool is_decimal = dots == 1 && digits + dots == text.size();
  return !is_postal_code && !is_network_address && !is_decimal && !is_date_by_itself(date_vote(text));
}

bool looks_like_boolean(std::string_view text) {
  constexpr std::string_view kWords[] = {"true", "false", "yes",  "no",  "y",   "n",  "t",  "f",   "on",  "off", "0",
                                         "1",    "ja",    "nein", "oui", "non", "si", "sí", "sim", "não", "да",  "нет"};
  if (text.empty() || text.size() > 6) return false;
  switch (text.front() | 0x20) {  // most texts end here
    case '0' | 0x20:
    case '1' | 0x20: return text.size() == 1;
    case 't':
    case 'f':
    case 'y':
    case 'n':
    case 'o':
    case 'j':
    case 's': break;
    default:
      if (static_cast<unsigned char>(text.front()) < 0x80) return false;
  }
  std::array<char, 6> small{};
  std::transform(text.begin(), text.end(), small.begin(), lower);
  const std::string_view word(small.data(), text.size());
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

bool looks_like_integer(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  return !text.empty() && all_of(text, kDigit);
}

ValueShape shape_of(std::string_view text) {
  ValueShape shape;
  constexpr std::size_t kLooked = 64;
  std::uint64_t counts = 0;
  for (const char byte : text.substr(0, kLooked)) counts += kCounts[static_cast<unsigned char>(byte)];
  const auto count_of = [counts](Counted counted) { return (counts >> (8U * counted)) & 0xFFU; };
  const std::uint64_t digits = count_of(kDigits), letters = count_of(kLetters), spaces = count_of(kSpaces);
  if (text.size() > kLooked && spaces > 0) return shape;  // a sentence
  if (count_of(kDots) > 0) {
    if (count_of(kAts) > 0) shape.is_email = looks_like_email(text);
    if (!shape.is_email && spaces == 0) shape.is_url = looks_like_url(text);
  }
  if (text.size() <= 6) shape.is_boolean = looks_like_boolean(text);
  if (digits == 0 || text.size() > 60 || shape.is_email || shape.is_url) return shape;
  // Words speak against a number before anything else is tried: a code of three letters, or a short sign, may stand there.
  if (digits >= 3 && letters <= 40) shape.date = date_vote(text);
  const bool is_written_date = is_date_by_itself(shape.date) && shape.date != DateVote::kYearFirst;
  if (letters <= 4 && !is_written_date) shape.number = number_vote(text);
  if (letters == 0) shape.is_integer = looks_like_integer(text);
  if (digits >= 7 && letters <= 9 && !is_date_by_itself(shape.date)) shape.is_phone = looks_like_phone(text);
  return shape;
}

}  // namespace inlet::tables
