// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/garbled_text.h"

#include <cstring>

namespace inlet::tables {

// Looks for Ã, Â and â€ followed by what the second byte of a character becomes in Windows-1252. A word may well end in Ã, so
// quotation marks behind it do not count.
bool looks_garbled(std::string_view text) {
  while (text.size() >= 4) {
    const auto* const found = static_cast<const char*>(std::memchr(text.data(), '\xC3', text.size() - 3));
    if (found == nullptr) return false;
    text.remove_prefix(static_cast<std::size_t>(found - text.data()));
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(1) == 0x83 && (byte(2) == 0xC2 || byte(2) == 0xC5 || byte(2) == 0xC6 || byte(2) == 0xCB)) return true;
    if (byte(1) == 0x82 && byte(2) == 0xC2 && byte(3) >= 0xA0) return true;
    if (text.substr(1).starts_with("\xA2\xE2\x82\xAC")) return true;
    text.remove_prefix(2);
  }
  return false;
}

}  // namespace inlet::tables
