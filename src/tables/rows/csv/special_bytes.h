// SPDX-License-Identifier: Apache-2.0
//
// Finds the bytes of a CSV text at which something may happen (delimiters, quotes, line breaks), 64 at a time, so that the
// splitter looks at a few bytes of each row instead of all. Everything else in the reader is independent of the processor.
#pragma once

#include <cstddef>
#include <cstdint>

namespace inlet::tables {

struct SpecialBytes {
  char delimiter = ',';
  char quote = '"';         // '\0': none
  bool has_escape = false;  // a backslash inside quotes means something
};

// Bit k of word w says whether byte 64 * w + k is special: outside of quotes (delimiter, quote, CR, LF), and inside (quote,
// CR, LF, escape). `text` must have 64 * word_count readable bytes.
void mark_special_bytes(const char* text, std::size_t word_count, const SpecialBytes& bytes, std::uint64_t* outside,
                        std::uint64_t* inside);

// The same without vector instructions; public so that a test can compare the two.
void mark_special_bytes_portably(const char* text, std::size_t word_count, const SpecialBytes& bytes,
                                 std::uint64_t* outside, std::uint64_t* inside);

}  // namespace inlet::tables
