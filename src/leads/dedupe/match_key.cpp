// SPDX-License-Identifier: Apache-2.0
#include "leads/dedupe/match_key.h"

#include <cstring>

#include "base/bytes/content_hash.h"
#include "base/text/fold.h"
#include "base/text/utf8.h"

namespace inlet::leads {
namespace {

constexpr char kFieldEnd = '\x1e';  // between the parts of a key of several fields

char ascii_lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

// base::fold_text() appended; what is ASCII without a copy of it.
void append_folded(std::string_view text, std::string& to) {
  if (!base::is_ascii(text)) {
    to += base::fold_text(text);
    return;
  }
  const std::size_t start = to.size();
  for (const char letter : text) {
    const bool is_blank = letter == ' ' || (letter >= '\t' && letter <= '\r');
    if (!is_blank) {
      to += ascii_lower(letter);
    } else if (to.size() > start && to.back() != ' ') {
      to += ' ';
    }
  }
  if (to.size() > start && to.back() == ' ') to.pop_back();
}

// ann.lee+news@gmail.com is the mailbox annlee@gmail.com. `text` holds the folded address from `start` on.
void remove_gmail_dots(std::string& text, std::size_t start) {
  const std::string_view address = std::string_view(text).substr(start);
  const std::size_t at = address.find('@');
  if (at == std::string_view::npos) return;
  const std::string_view domain = address.substr(at + 1);
  if (domain != "gmail.com" && domain != "googlemail.com") return;
  std::string plain;
  const std::string_view local = address.substr(0, at);
  for (const char letter : local.substr(0, local.find('+'))) {
    if (letter != '.') plain += letter;
  }
  text.resize(start);
  text += plain;
  text += "@gmail.com";
}

void append_phone(std::string_view phone, std::string& to) { to += phone.substr(0, phone.find(";ext=")); }

void append_url(std::string_view url, std::string& to) {
  const std::size_t start = to.size();
  append_folded(url, to);
  std::string_view form = std::string_view(to).substr(start);
  for (const std::string_view prefix : {"https://", "http://"}) {
    if (form.starts_with(prefix)) form.remove_prefix(prefix.size());
  }
  if (form.starts_with("www.")) form.remove_prefix(4);
  while (form.ends_with('/')) form.remove_suffix(1);
  to.replace(start, std::string::npos, std::string(form));
}

}  // namespace

bool append_compared_form(const Field& field, const Value& value, bool ignore_gmail_dots, std::string& text) {
  if (value.is_none()) return false;
  const std::size_t start = text.size();
  if (!value.is_text()) {
    text += std::to_string(value.number);
    if (value.kind == ValueKind::kMoney) text.append(value.currency, 3);
    return true;
  }
  switch (field.type) {
    case FieldType::kEmail:
      append_folded(value.text(), text);
      if (ignore_gmail_dots) remove_gmail_dots(text, start);
      break;
    case FieldType::kPhone: append_phone(value.text(), text); break;
    case FieldType::kUrl: append_url(value.text(), text); break;
    case FieldType::kPicklist:
    case FieldType::kMultiPicklist: text += value.text(); break;
    default: append_folded(value.text(), text); break;
  }
  return text.size() > start;
}

std::optional<MatchKey> match_key(const Criterion& criterion, std::span<const Field* const> fields,
                                  std::span<const Value> values, std::string& scratch) {
  scratch.clear();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) scratch += kFieldEnd;
    if (!append_compared_form(*fields[i], values[i], criterion.ignore_gmail_dots, scratch)) return std::nullopt;
  }
  if (fields.empty()) return std::nullopt;
  return MatchKey{criterion.id, base::hash128(scratch).bytes};
}

}  // namespace inlet::leads
