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
  const std::string_view host = text.substr(0, text.find_first_of("/?#:"));
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
  constexpr std::string_view kWords[] = {"true", "false", "yes", "no",  "y",   "n",  "t",   "f",    "on",  "off", "0",
                                         "1",    "ja",    "nein", "oui", "non", "si", "sí", "sim", "não", "да",  "нет"};
  if (text.empty() || text.size() > 6) return false;
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
  if (text.empty()) return shape;
  bool has_digit = false, has_at = false, has_dot = false, has_space = false;
  for (const char byte : text.substr(0, 256)) {
    has_digit = has_digit || is_digit(byte);
    has_at = has_at || byte == '@';
    has_dot = has_dot || byte == '.';
    has_space = has_space || byte == ' ';
  }
  if (has_at && has_dot) shape.is_email = looks_like_email(text);
  if (has_dot && !shape.is_email && (!has_space || has_at)) shape.is_url = looks_like_url(text);
  shape.is_boolean = text.size() <= 6 && looks_like_boolean(text);
  if (!has_digit || text.size() > 60 || shape.is_email || shape.is_url) return shape;
  shape.date = date_vote(text);
  shape.number = is_date_by_itself(shape.date) && shape.date != DateVote::kYearFirst ? NumberVote::kNone : number_vote(text);
  shape.is_integer = looks_like_integer(text);
  shape.is_phone = !is_date_by_itself(shape.date) && looks_like_phone(text);
  return shape;
}

}  // namespace inlet::tables
