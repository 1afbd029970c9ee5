// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/date_scanner.h"

#include "base/text/utf8.h"
#include "leads/convert/cell_text.h"

namespace inlet::leads {
namespace {

constexpr int kMaxDigits = 9;

}  // namespace

ScannedNumber DateScanner::number() {
  ScannedNumber found;
  while (!text_.empty() && is_ascii_digit(text_.front()) && found.digits < kMaxDigits) {
    found.value = found.value * 10 + (text_.front() - '0');
    ++found.digits;
    text_.remove_prefix(1);
  }
  return found;
}

std::string_view DateScanner::word() {
  std::size_t end = 0;
  while (end < text_.size()) {
    const char letter = text_[end];
    if (is_ascii_letter(letter)) {
      ++end;
      continue;
    }
    if (static_cast<unsigned char>(letter) < 0x80) break;
    const base::DecodedCodePoint next = base::decode_next(text_, end);
    if (base::is_blank_character(next.value)) break;
    end += next.size_bytes;
  }
  const std::string_view found = text_.substr(0, end);
  text_.remove_prefix(end);
  return found;
}

bool DateScanner::take(char letter) {
  if (peek() != letter || text_.empty()) return false;
  text_.remove_prefix(1);
  return true;
}

bool DateScanner::take(std::string_view text) {
  if (!text_.starts_with(text)) return false;
  text_.remove_prefix(text.size());
  return true;
}

bool DateScanner::blanks() {
  const std::size_t before = text_.size();
  while (!text_.empty()) {
    if (text_.front() == ' ') {
      text_.remove_prefix(1);
      continue;
    }
    if (static_cast<unsigned char>(text_.front()) > ' ' && static_cast<unsigned char>(text_.front()) < 0x80) break;
    const base::DecodedCodePoint next = base::decode_next(text_, 0);
    if (!base::is_blank_character(next.value)) break;
    text_.remove_prefix(next.size_bytes);
  }
  return text_.size() != before;
}

}  // namespace inlet::leads
