// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/shared_strings.h"

#include <utility>

#include "base/text/utf8.h"
#include "tables/rows/row_assembler.h"
#include "tables/rows/xlsx/utf8_feed.h"
#include "tables/rows/xlsx/zip_archive.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kLargestString = 16 * 1024 * 1024;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// The code unit of an escape _xHHHH_ at the beginning of `text`, or -1.
int escaped_unit(std::string_view text) {
  if (text.size() < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_') return -1;
  int unit = 0;
  for (std::size_t i = 2; i < 6; ++i) {
    const int digit = hex_digit(text[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

base::Error too_much_text(std::size_t bytes, const char* where) {
  return base::make_error(base::ErrorKind::kLimit, base::Code::kZipBomb, {size_text(bytes) + where});
}

}  // namespace

bool decode_escapes(std::string_view text, std::string& to) {
  std::size_t from = text.find("_x");
  if (from == std::string_view::npos) return false;
  to.clear();
  std::size_t copied = 0;
  bool found = false;
  while (from != std::string_view::npos) {
    const int unit = escaped_unit(text.substr(from));
    if (unit < 0) {
      from = text.find("_x", from + 1);
      continue;
    }
    found = true;
    to.append(text.substr(copied, from - copied));
    copied = from + 7;
    auto code = static_cast<std::uint32_t>(unit);
    if (unit >= 0xD800 && unit < 0xDC00) {
      const int low = escaped_unit(text.substr(copied));
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (static_cast<std::uint32_t>(low) - 0xDC00);
        copied += 7;
      }
    }
    base::append_utf8(to, code);
    from = text.find("_x", copied);
  }
  to.append(text.substr(copied));
  return found;
}

bool SharedStrings::fail(base::Error error) {
  error_ = std::move(error);
  part_.reset();
  return false;
}

bool SharedStrings::add(std::string_view text) {
  const std::string_view decoded = decode_escapes(text, decoded_) ? decoded_ : text;
  if (strings_.add(with_line_feeds(decoded, unified_))) return true;
  return fail(too_much_text(StringTable::kLargestTable, " of text"));
}

bool SharedStrings::read_until(std::size_t index) {
  while (index >= strings_.size()) {
    if (!part_) return has_failed() ? false : fail(corrupt_file("a cell names a text that it does not have"));
    if (!read_string()) return false;
  }
  return true;
}

// Takes over the strings that come next as long as they are written as <si><t>text</t></si>, a few thousand at a time.
bool SharedStrings::read_usual_strings() {
  constexpr std::string_view kPlain = "<si><t>";
  constexpr std::string_view kPreserved = "<si><t xml:space=\"preserve\">";
  constexpr std::string_view kClose = "</t></si>";
  XmlScanner& xml = part_->xml();
  const std::string_view ahead = xml.ahead();
  std::size_t taken = 0;
  while (true) {
    std::string_view rest = ahead.substr(taken);
    if (rest.starts_with(kPlain)) {
      rest.remove_prefix(kPlain.size());
    } else if (rest.starts_with(kPreserved)) {
      rest.remove_prefix(kPreserved.size());
    } else {
      break;
    }
    const char* p = rest.data();
    const char* const end = p + rest.size();
    while (*p != '<' && *p != '&' && p < end) ++p;
    const auto length = static_cast<std::size_t>(p - rest.data());
    if (!rest.substr(length).starts_with(kClose)) break;
    if (!add(rest.substr(0, length))) return false;
    taken = static_cast<std::size_t>(p - ahead.data()) + kClose.size();
  }
  xml.consume(taken);
  return true;
}

// Reads one string, and those behind it that are easy. At the end of the part it is closed.
bool SharedStrings::read_string() {
  XmlScanner& xml = part_->xml();
  bool in_item = false;
  bool in_text = false;
  while (true) {
    switch (xml.next()) {
      case XmlEvent::kFailed: return fail(xml.error());
      case XmlEvent::kDone: part_.reset(); return true;
      case XmlEvent::kText:
        if (in_text) text_.append(xml.text());
        if (text_.size() > kLargestString) return fail(too_much_text(kLargestString, " in one cell"));
        break;
      case XmlEvent::kStart:
        if (xml.name() == "si") {
          in_item = true;
          text_.clear();
        } else if (in_item && xml.name() == "t") {
          in_text = true;
        } else if (xml.name() == "rPh" || xml.name() == "extLst") {
          if (!xml.skip_element()) return fail(xml.error());
        }
        break;
      case XmlEvent::kEnd:
        if (xml.name() == "t") in_text = false;
        if (xml.name() == "si") return add(text_) && read_usual_strings();
        break;
    }
  }
}

Result<void> SharedStrings::finish() {
  if (part_) {
    const auto drained = part_->xml().drain();
    if (!drained.has_value()) fail(drained.error());
    part_.reset();
  }
  if (has_failed()) return error_;
  return {};
}

}  // namespace inlet::tables
