// SPDX-License-Identifier: Apache-2.0
//
// Text in any encoding that ICU knows, made UTF-8 piece by piece. What can't be decoded becomes U+FFFD and is counted.
// A byte order mark is a character like any other here; who opens a file takes it off.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/errors/result.h"

namespace inlet::base {

// The name by which people know an encoding ("windows-1252" for "cp1252"); nothing for one that ICU doesn't know.
std::optional<std::string> encoding_name(const std::string& any_name);

// True for UTF-8 and what is a part of it (US-ASCII): such text needs no decoder, only a check.
bool is_utf8_encoding(const std::string& name);

// How many bytes make CR, LF and every other ASCII character: 1, 2 (UTF-16) or 4 (UTF-32).
std::uint32_t code_unit_bytes(const std::string& encoding);

// True if the bytes behind any line break can be decoded without those before it, as in all but a few mail encodings.
bool is_decodable_by_lines(const std::string& encoding);

class Decoder {
 public:
  // NO_SUCH_ENCODING.
  static Result<std::unique_ptr<Decoder>> open(const std::string& encoding);
  virtual ~Decoder() = default;

  // Appends the text of `bytes` to `text`; a character cut at the end is kept for the next call, unless `is_last`. Gives
  // how many sequences became U+FFFD.
  virtual std::uint64_t decode(std::string_view bytes, bool is_last, std::string& text) = 0;
  // Forgets a character that was cut, and all shifts: as new.
  virtual void reset() = 0;
};

}  // namespace inlet::base
