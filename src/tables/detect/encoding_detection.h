// SPDX-License-Identifier: Apache-2.0
//
// Which encoding a text has (semantics 37): byte order mark, the pattern of NULs, escapes of ISO-2022, UTF-8, and else the
// likeliest of the encodings that were in use before.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"

namespace inlet::tables {

struct EncodingGuess {
  std::string name = "UTF-8";
  std::string
      reason;  // "byte_order_mark", "nul_pattern", "escapes", "ascii", "valid_utf8", "nearly_utf8", "likeliest_legacy"
  double confidence = 1.0;
  std::vector<std::string> alternatives;  // likelier first
};

// How much of a text is UTF-8; fed piece by piece.
class Utf8Tally {
 public:
  void add(std::string_view piece);
  // A text that ends inside a character is wrong only where it is the whole text.
  void end() {
    invalid_ += rest_.empty() ? 0 : 1;
    rest_.clear();
  }

  std::uint64_t valid_multibyte() const { return valid_; }
  std::uint64_t invalid() const { return invalid_; }
  // At most one wrong sequence per 1,000 right ones, or a single one beside at least 20.
  bool is_utf8() const;

 private:
  std::uint64_t valid_ = 0;
  std::uint64_t invalid_ = 0;
  std::string rest_;  // the cut beginning of a character
};

// The guess for a text of which `sample` is the beginning.
EncodingGuess guess_encoding(std::string_view sample, bool is_whole);

// The guess for all of it; reads the source once.
Result<EncodingGuess> guess_encoding(const base::ByteSource& source);

// The likeliest encoding of a text that is no Unicode. `text`: the more bytes above 127 the better.
EncodingGuess guess_legacy_encoding(std::string_view text);

}  // namespace inlet::tables
