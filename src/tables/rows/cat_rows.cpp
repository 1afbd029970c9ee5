// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/cat_rows.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

namespace inlet::tables {
namespace {

constexpr std::size_t kBufferBytes = 256 * 1024;
constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
constexpr std::uint64_t kHighs = 0x8080808080808080ULL;

// A high bit in each of eight bytes that JSON escapes; those behind the first one may be wrong. Little-endian only: the first
// byte is the lowest.
std::uint64_t escaped_bytes(std::uint64_t eight) {
  const std::uint64_t quote = eight ^ (kOnes * '"');
  const std::uint64_t backslash = eight ^ (kOnes * '\\');
  const std::uint64_t below_space = (eight - kOnes * 0x20) & ~eight;
  return (((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash) | below_space) & kHighs;
}

// Fewer than eight bytes, without a call for each and without reading others.
void copy_few(const char* from, std::size_t count, std::uint64_t& to) {
  if (count >= 4) {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::memcpy(&first, from, 4);
    std::memcpy(&last, from + count - 4, 4);
    to = first | static_cast<std::uint64_t>(last) << (8 * (count - 4));
    return;
  }
  for (std::size_t i = 0; i < count; ++i)
    to |= static_cast<std::uint64_t>(static_cast<unsigned char>(from[i])) << (8 * i);
}

bool is_escaped(char byte) { return byte == '"' || byte == '\\' || static_cast<unsigned char>(byte) < 0x20; }

// Both give the place behind what they wrote.
char* write_escaped(char byte, char* to) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  *to++ = '\\';
  switch (byte) {
    case '"':
    case '\\': *to++ = byte; return to;
    case '\n': *to++ = 'n'; return to;
    case '\t': *to++ = 't'; return to;
    case '\r': *to++ = 'r'; return to;
    default:
      std::memcpy(to, "u00", 3);
      to[3] = kDigits[static_cast<unsigned char>(byte) >> 4];
      to[4] = kDigits[static_cast<unsigned char>(byte) & 15];
      return to + 5;
  }
}

// Needs kMostGrowth times the text's length, and kSlack more.
constexpr std::size_t kMostGrowth = 6;
constexpr std::size_t kSlack = 16;

char* write_json_string(std::string_view text, char* to) {
  *to++ = '"';
  const char* from = text.data();
  const char* const end = from + text.size();
  while (from != end) {
    // Copies first and looks then: most texts have nothing to escape.
    while (end - from >= 8) {
      std::uint64_t eight;
      std::memcpy(&eight, from, 8);
      std::memcpy(to, &eight, 8);
      const std::uint64_t escaped = escaped_bytes(eight);
      const int plain = escaped == 0 ? 8 : std::countr_zero(escaped) / 8;
      from += plain;
      to += plain;
      if (plain < 8) break;
    }
    if (const auto rest = static_cast<std::size_t>(end - from); rest < 8) {
      // The same with a few bytes, and zeros where there are none: they would be escaped, so they end it.
      std::uint64_t few = 0;
      copy_few(from, rest, few);
      std::memcpy(to, &few, 8);
      const std::uint64_t escaped = escaped_bytes(few);
      const std::size_t plain = std::min(rest, static_cast<std::size_t>(std::countr_zero(escaped)) / 8);
      from += plain;
      to += plain;
    }
    if (from != end && is_escaped(*from)) to = write_escaped(*from++, to);
  }
  *to++ = '"';
  return to;
}

// Output that is collected and given to the sink in large pieces.
class LineBuffer {
 public:
  explicit LineBuffer(const TextSink& sink) : sink_(&sink), bytes_(kBufferBytes, '\0') {}

  void write_row(const RowBlock& block, std::size_t row) {
    std::size_t count = block.cell_count(row);
    while (count > 0 && block.cell(row, count - 1).text.empty()) --count;
    char* to = room_for(kSlack);
    *to++ = '[';
    for (std::size_t column = 0; column < count; ++column) {
      const std::string_view text = block.cell(row, column).text;
      size_ = static_cast<std::size_t>(to - bytes_.data());
      to = room_for(kMostGrowth * text.size() + kSlack);
      if (column > 0) *to++ = ',';
      to = write_json_string(text, to);
    }
    std::memcpy(to, "]\n", 2);
    size_ = static_cast<std::size_t>(to + 2 - bytes_.data());
  }

  void write_empty_row() {
    std::memcpy(room_for(kSlack), "[]\n", 3);
    size_ += 3;
  }

  Result<void> flush_if_full() { return size_ + 64 * 1024 < kBufferBytes ? Result<void>() : flush(); }

  Result<void> flush() {
    const std::string_view text(bytes_.data(), size_);
    size_ = 0;
    return text.empty() ? Result<void>() : (*sink_)(text);
  }

 private:
  char* room_for(std::size_t count) {
    // The room left behind always takes the end of a row.
    if (bytes_.size() - size_ < count + kSlack) bytes_.resize(bytes_.size() + count + kSlack);
    return bytes_.data() + size_;
  }

  const TextSink* sink_;
  std::string bytes_;
  std::size_t size_ = 0;
};

bool is_empty_row(const RowBlock& block, std::size_t row) {
  for (std::size_t column = 0; column < block.cell_count(row); ++column) {
    if (!block.cell(row, column).text.empty()) return false;
  }
  return true;
}

}  // namespace

Result<void> cat_rows(RowReader& reader, const TextSink& sink) {
  RowBlock block;
  LineBuffer output(sink);
  std::uint64_t written = 0;  // row numbers up to this one have their line
  for (;;) {
    INLET_ASSIGN(const bool has_rows, reader.next(block));
    if (!has_rows) return output.flush();
    for (std::size_t row = 0; row < block.row_count(); ++row) {
      if (is_empty_row(block, row)) continue;  // written with the next row that isn't
      for (; written + 1 < block.row(row).number; ++written) {
        output.write_empty_row();
        INLET_TRY(output.flush_if_full());
      }
      output.write_row(block, row);
      written = block.row(row).number;
      INLET_TRY(output.flush_if_full());
    }
  }
}

}  // namespace inlet::tables
