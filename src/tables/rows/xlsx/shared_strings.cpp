// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/shared_strings.h"

#include <algorithm>

#include "tables/rows/row_assembler.h"
#include "tables/rows/xlsx/utf8_feed.h"

namespace inlet::tables {
namespace {

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

// Doubles what is needed, but never holds much more than the limit.
template <class Container>
void reserve_for(Container& container, std::size_t added) {
  const std::size_t needed = container.size() + added;
  if (needed <= container.capacity()) return;
  container.reserve(std::max<std::size_t>(needed, container.capacity() + container.capacity() / 4 + 4096));
}

}  // namespace

bool SharedStrings::add(std::string_view text) {
  reserve_for(ends_, 1);
  ends_.push_back(ends_.back());
  return extend(text);
}

bool SharedStrings::extend(std::string_view text) {
  if (bytes_.size() + text.size() + ends_.size() * sizeof(std::uint32_t) > kLargestTable) return false;
  reserve_for(bytes_, text.size());
  bytes_.append(text);
  ends_.back() = static_cast<std::uint32_t>(bytes_.size());
  return true;
}

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
    append_utf8(code, to);
    from = text.find("_x", copied);
  }
  to.append(text.substr(copied));
  return found;
}

Result<SharedStrings> read_shared_strings(XmlScanner& xml) {
  SharedStrings strings;
  std::string text;
  std::string decoded;
  bool in_text = false;
  bool in_item = false;
  while (true) {
    switch (xml.next()) {
      case XmlEvent::kFailed: return xml.error();
      case XmlEvent::kDone: return strings;
      case XmlEvent::kText:
        if (in_text) text.append(xml.text());
        break;
      case XmlEvent::kStart:
        if (xml.name() == "si") {
          in_item = true;
          text.clear();
        } else if (in_item && xml.name() == "t") {
          in_text = true;
        } else if (xml.name() == "rPh" || xml.name() == "extLst") {
          if (!xml.skip_element()) return xml.error();
        }
        break;
      case XmlEvent::kEnd:
        if (xml.name() == "t") in_text = false;
        if (xml.name() != "si") break;
        in_item = false;
        if (!strings.add(decode_escapes(text, decoded) ? decoded : text)) {
          return base::make_error(base::ErrorKind::kLimit, base::Code::kZipBomb,
                                  {size_text(SharedStrings::kLargestTable) + " of text"});
        }
        break;
    }
    if (text.size() > SharedStrings::kLargestTable / 4) {
      return base::make_error(base::ErrorKind::kLimit, base::Code::kZipBomb,
                              {size_text(SharedStrings::kLargestTable / 4) + " in one cell"});
    }
  }
}

}  // namespace inlet::tables
