// SPDX-License-Identifier: Apache-2.0
//
// XML text as UTF-8: passes UTF-8 through without its byte order mark, and converts UTF-16 and the one-byte encodings that
// an XML declaration may name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tables/rows/xlsx/byte_feed.h"

namespace inlet::tables {

class Utf8Feed final : public ByteFeed {
 public:
  // `inner` must outlive the feed.
  explicit Utf8Feed(ByteFeed& inner) : inner_(&inner) {}
  Result<std::size_t> read(std::span<char> out) override;

 private:
  enum class Encoding : std::uint8_t { kUnknown, kUtf8, kUtf16Little, kUtf16Big, kLatin1 };

  Result<void> begin();
  // Converts what `raw_` holds into `ready_`, as far as it is whole.
  void convert();
  std::size_t give(std::span<char> out);

  ByteFeed* inner_;
  Encoding encoding_ = Encoding::kUnknown;
  std::string raw_;    // read, not converted
  std::string ready_;  // converted, not given
  std::size_t given_ = 0;
};

// Appends UTF-16, low bytes first; halves of pairs become U+FFFD. Gives how many bytes were used: all but half a character
// at the end.
std::size_t append_utf16_little(std::string_view bytes, std::string& to);

}  // namespace inlet::tables
