// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/email_converter.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "leads/convert/cell_text.h"

namespace inlet::leads {
namespace {

constexpr std::size_t kMaxAddress = 254;
constexpr std::size_t kMaxDomainLabel = 63;

// What a byte may be part of.
constexpr std::uint8_t kLocal = 1;
constexpr std::uint8_t kDomain = 2;

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const auto letter = static_cast<char>(i);
    if (is_ascii_digit(letter) || is_ascii_letter(letter) || i >= 0x80) classes[i] = kLocal | kDomain;
  }
  for (const char letter : std::string_view("!#$%&'*+/=?^_`{|}~."))
    classes[static_cast<unsigned char>(letter)] = kLocal;
  classes['-'] = kLocal | kDomain;
  classes['.'] = kLocal | kDomain;
  return classes;
}
constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

bool consists_of(std::string_view text, std::uint8_t wanted) {
  std::uint8_t all = wanted;
  for (const char letter : text) all &= kClasses[static_cast<unsigned char>(letter)];
  return all == wanted;
}

bool has_dots_in_place(std::string_view text) {
  if (text.empty() || text.front() == '.' || text.back() == '.') return false;
  char before = 0;
  for (const char letter : text) {
    if (letter == '.' && before == '.') return false;
    before = letter;
  }
  return true;
}

bool is_domain(std::string_view domain) {
  if (!consists_of(domain, kDomain)) return false;
  std::size_t labels = 0;
  std::string_view label;
  for (std::size_t begin = 0; begin <= domain.size(); begin += label.size() + 1) {
    label = domain.substr(begin, domain.find('.', begin) - begin);
    if (label.empty() || label.size() > kMaxDomainLabel || label.front() == '-' || label.back() == '-') return false;
    ++labels;
  }
  const bool is_number = label.find_first_not_of("0123456789") == std::string_view::npos;
  return labels >= 2 && label.size() >= 2 && !is_number;
}

// None that differs in one letter from a provider of another country, as hotmail.de and hotmail.be do.
constexpr std::string_view kProviders[] = {"gmail.com",  "yahoo.com",      "hotmail.com", "outlook.com",
                                           "icloud.com", "googlemail.com", "comcast.net"};

struct EndTypo {
  std::string_view wrong;
  std::string_view right;
};
// None of them is a domain of the world's.
constexpr EndTypo kEndTypos[] = {{".con", ".com"}, {".cmo", ".com"}, {".ocm", ".com"}, {".comm", ".com"},
                                 {".vom", ".com"}, {".cpm", ".com"}, {".xom", ".com"}, {".cim", ".com"},
                                 {".nte", ".net"}, {".ner", ".net"}, {".ogr", ".org"}, {".rog", ".org"}};

// One letter too many, missing or wrong, or two neighbours swapped.
bool is_one_typo_away(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t head = 0;
  while (head < a.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const std::size_t left_a = a.size() - head - tail;
  const std::size_t left_b = b.size() - head - tail;
  if (left_a <= 1 && left_b == 1) return true;
  return left_a == 2 && left_b == 2 && a[head] == b[head + 1] && a[head + 1] == b[head];
}

// Between the addresses of one cell. A slash or a bar may be part of an address, but not alone.
bool separates(char letter) {
  return letter == ';' || letter == ',' || letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
}

std::string_view without_trailing(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ',' || text.back() == ';'))
    text = base::trim(text.substr(0, text.size() - 1));
  return text;
}

std::string_view without_mailto(std::string_view text) {
  constexpr std::string_view kMailto = "mailto:";
  if (text.size() < kMailto.size()) return text;
  for (std::size_t i = 0; i < kMailto.size(); ++i) {
    if (ascii_lower(text[i]) != kMailto[i]) return text;
  }
  text.remove_prefix(kMailto.size());
  return base::trim(text.substr(0, text.find('?')));
}

struct Split {
  std::string_view first;
  std::string_view rest;
};

// "Nea <a@b.se>, Bo <b@c.se>" gives the address in the first brackets and what follows them.
std::optional<Split> from_brackets(std::string_view text) {
  const std::size_t open = text.find('<');
  const std::size_t close = text.find('>', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) return std::nullopt;
  std::string_view rest = text.substr(close + 1);
  while (!rest.empty() && (separates(rest.front()) || rest.front() == '.')) rest.remove_prefix(1);
  return Split{base::trim(text.substr(open + 1, close - open - 1)), rest};
}

Split from_list(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && !separates(text[end])) ++end;
  std::size_t next = end;
  while (next < text.size() && (separates(text[next]) || text[next] == '/' || text[next] == '|')) ++next;
  return {text.substr(0, end), text.substr(next)};
}

}  // namespace

bool is_email_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.size() > kMaxAddress) return false;
  const std::string_view local = text.substr(0, at);
  return consists_of(local, kLocal) && has_dots_in_place(local) && is_domain(text.substr(at + 1));
}

std::string likely_address(std::string_view address) {
  const std::size_t at = address.find('@');
  std::array<char, 32> lower;
  if (at == std::string_view::npos || address.size() - at - 1 > lower.size()) return {};
  const std::string_view given = address.substr(at + 1);
  std::transform(given.begin(), given.end(), lower.begin(), ascii_lower);
  const std::string_view domain(lower.data(), given.size());
  const std::string_view before = address.substr(0, at + 1);

  if (std::find(std::begin(kProviders), std::end(kProviders), domain) != std::end(kProviders)) return {};
  for (const std::string_view provider : kProviders) {
    // The first letter is rarely wrong, and mail.com, ymail.com and cloud.com are real.
    if (provider.front() == domain.front() && is_one_typo_away(domain, provider))
      return std::string(before) + std::string(provider);
  }
  for (const EndTypo& typo : kEndTypos) {
    if (domain.ends_with(typo.wrong)) {
      return std::string(before) + std::string(given.substr(0, given.size() - typo.wrong.size())) +
             std::string(typo.right);
    }
  }
  return {};
}

Value EmailConverter::accept(std::string_view address, Conversion& conversion) const {
  if (const std::string meant = likely_address(address); !meant.empty()) {
    conversion.report(base::Code::kLikelyTypo, {std::string(address), meant});
  }
  return Value::of_text(ValueKind::kText, address);
}

Value EmailConverter::convert(const tables::Cell& cell, Conversion& conversion) const {
  std::string_view text = trim_fast(cell.text);
  if (is_email_address(text)) return accept(text, conversion);

  text = without_mailto(without_trailing(text));
  if (is_email_address(text)) return accept(text, conversion);
  const Split split = from_brackets(text).value_or(from_list(text));
  const std::string_view first = without_mailto(without_trailing(split.first));
  const bool rest_is_fine = split.rest.empty() || split.rest.find('@') != std::string_view::npos;
  if (!is_email_address(first) || !rest_is_fine) {
    conversion.report(base::Code::kInvalidEmail, {std::string(cell.text)});
    return {};
  }
  if (!split.rest.empty()) conversion.report(base::Code::kSecondValueIgnored, {field_.label, std::string(split.rest)});
  return accept(first, conversion);
}

}  // namespace inlet::leads
