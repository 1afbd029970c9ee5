// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/url_converter.h"

#include "base/text/utf8.h"
#include "leads/convert/cell_text.h"

namespace inlet::leads {
namespace {

bool begins_with(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (ascii_lower(text[i]) != lower[i]) return false;
  }
  return true;
}

bool is_host_letter(char letter) {
  return is_ascii_digit(letter) || is_ascii_letter(letter) || letter == '-' ||
         static_cast<unsigned char>(letter) >= 0x80;
}

// At least two labels; the last begins with a letter, unless all of it is an IPv4 address behind a scheme.
bool is_host(std::string_view host, bool may_be_number) {
  if (host.ends_with('.')) host.remove_suffix(1);
  std::size_t labels = 0;
  std::string_view label;
  for (std::size_t begin = 0; begin <= host.size(); begin += label.size() + 1) {
    label = host.substr(begin, host.find('.', begin) - begin);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    for (const char letter : label) {
      if (!is_host_letter(letter) && letter != '_') return false;
    }
    ++labels;
  }
  const bool is_number = is_ascii_digit(label.front());
  if (is_number) return may_be_number && labels == 4;
  return labels >= 2 && label.size() >= 2;
}

bool is_port(std::string_view port) {
  return !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

bool is_web_address(std::string_view text) {
  bool has_scheme = false;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!begins_with(text, scheme)) continue;
    text.remove_prefix(scheme.size());
    has_scheme = true;
    break;
  }
  std::string_view host = text.substr(0, text.find_first_of("/?#"));
  for (const char letter : text.substr(host.size())) {
    if (static_cast<unsigned char>(letter) <= ' ' || letter == 0x7F || letter == '<' || letter == '>' || letter == '"')
      return false;
  }
  if (const std::size_t colon = host.find(':'); colon != std::string_view::npos) {
    if (!is_port(host.substr(colon + 1))) return false;
    host = host.substr(0, colon);
  }
  return is_host(host, has_scheme);
}

Value UrlConverter::convert(const tables::Cell& cell, Conversion& conversion) const {
  const std::string_view text = trim_fast(cell.text);
  if (!is_web_address(text)) {
    conversion.report(base::Code::kInvalidUrl, {std::string(text)});
    return {};
  }
  if (field_.max_length != 0 && text.size() > field_.max_length) {
    conversion.report(base::Code::kTooLong,
                      {std::to_string(base::count_code_points(text)), field_.label, std::to_string(field_.max_length)});
    return {};
  }
  return Value::of_text(ValueKind::kText, text);
}

}  // namespace inlet::leads
