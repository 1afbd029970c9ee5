// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/encoding_detection.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/text/utf8.h"

namespace inlet::tables {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLegacySampleBytes = 64 * 1024;

std::optional<EncodingGuess> by_mark(std::string_view text) {
  constexpr std::pair<std::string_view, const char*> kMarks[] = {
      {"\xEF\xBB\xBF"sv, "UTF-8"}, {"\xFF\xFE\0\0"sv, "UTF-32LE"}, {"\0\0\xFE\xFF"sv, "UTF-32BE"},
      {"\xFF\xFE"sv, "UTF-16LE"},  {"\xFE\xFF"sv, "UTF-16BE"},     {"\x84\x31\x95\x33"sv, "GB18030"},
  };
  for (const auto& [mark, name] : kMarks) {
    if (text.starts_with(mark)) return EncodingGuess{name, "byte_order_mark", 1.0, {}};
  }
  return std::nullopt;
}

// In UTF-16 and UTF-32 the ASCII characters, of which every table has some, leave NULs at every second or fourth place.
std::optional<EncodingGuess> by_nuls(std::string_view text) {
  const std::size_t quads = text.size() / 4;
  if (quads < 2) return std::nullopt;
  std::array<std::size_t, 4> nuls{};
  for (std::size_t i = 0; i < quads * 4; ++i) nuls[i % 4] += text[i] == '\0' ? 1U : 0U;
  const auto most = [&](std::size_t place) { return nuls[place] * 10 >= quads * 9; };
  const auto few = [&](std::size_t place) { return nuls[place] * 50 <= quads; };
  if (most(2) && most(3) && few(0)) return EncodingGuess{"UTF-32LE", "nul_pattern", 0.99, {}};
  if (most(0) && most(1) && few(3)) return EncodingGuess{"UTF-32BE", "nul_pattern", 0.99, {}};
  const std::size_t even = nuls[0] + nuls[2], odd = nuls[1] + nuls[3];
  // Scripts without ASCII letters still have delimiters, digits and line breaks. A few NULs in a short text fall on even or odd places
  // by chance.
  constexpr std::size_t kFew = 8;
  const auto is_pattern = [&](std::size_t many, std::size_t none) {
    const std::size_t units = quads * 2;
    const std::size_t least = many < kFew ? units / 2 : units / 20;
    return many > 0 && many >= least && none * 20 <= many;
  };
  if (is_pattern(odd, even)) return EncodingGuess{"UTF-16LE", "nul_pattern", 0.98, {}};
  if (is_pattern(even, odd)) return EncodingGuess{"UTF-16BE", "nul_pattern", 0.98, {}};
  return std::nullopt;
}

std::optional<EncodingGuess> by_escapes(std::string_view text) {
  if (text.find('\x1B') == std::string_view::npos || !base::is_ascii(text)) return std::nullopt;
  constexpr std::pair<std::string_view, const char*> kEscapes[] = {
      {"\x1B$B", "ISO-2022-JP"}, {"\x1B$@", "ISO-2022-JP"},  {"\x1B(I", "ISO-2022-JP"},
      {"\x1B(J", "ISO-2022-JP"}, {"\x1B$)C", "ISO-2022-KR"}, {"\x1B$)A", "ISO-2022-CN"},
  };
  for (const auto& [escape, name] : kEscapes) {
    if (text.find(escape) != std::string_view::npos) return EncodingGuess{name, "escapes", 0.99, {}};
  }
  return std::nullopt;
}

EncodingGuess utf8_guess(const Utf8Tally& tally) {
  if (tally.invalid() > 0) return {"UTF-8", "nearly_utf8", 0.9, {"windows-1252"}};
  if (tally.valid_multibyte() == 0) return {"UTF-8", "ascii", 1.0, {}};
  return {"UTF-8", "valid_utf8", 1.0, {}};
}

// Keeps the lines that have bytes above 127, up to a size.
void keep_foreign_lines(std::string_view piece, std::string& kept) {
  while (!piece.empty() && kept.size() < kLegacySampleBytes) {
    const std::size_t end = piece.find_first_of("\r\n");
    const std::string_view line = piece.substr(0, end == std::string_view::npos ? piece.size() : end + 1);
    if (!base::is_ascii(line)) kept += line;
    piece.remove_prefix(line.size());
  }
}

}  // namespace

void Utf8Tally::add(std::string_view piece) {
  std::string joined;
  if (!rest_.empty()) {
    joined = rest_ + std::string(piece);
    piece = joined;
    rest_.clear();
  }
  // Nearly always the whole piece is valid, but for a character that its end cuts.
  std::size_t whole = piece.size();
  while (whole > 0 && static_cast<unsigned char>(piece[whole - 1]) >= 0x80) --whole;
  if (base::is_valid_utf8(piece.substr(0, whole))) {
    for (const char byte : piece.substr(0, whole)) valid_ += static_cast<unsigned char>(byte) >= 0xC0 ? 1U : 0U;
    piece.remove_prefix(whole);
  }
  for (std::size_t i = 0; i < piece.size();) {
    if (static_cast<unsigned char>(piece[i]) < 0x80) {
      ++i;
      continue;
    }
    const base::DecodedCodePoint next = base::decode_next(piece, i);
    if (next.size_bytes > 1) {
      ++valid_;
    } else {
      const auto lead = static_cast<unsigned char>(piece[i]);
      const std::size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
      const std::string_view tail = piece.substr(i + 1);
      const bool may_go_on = i + wanted > piece.size() && std::all_of(tail.begin(), tail.end(), [](char byte) {
                               return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
                             });
      if (may_go_on) {
        rest_ = piece.substr(i);
        return;
      }
      ++invalid_;
    }
    i += next.size_bytes;
  }
}

bool Utf8Tally::is_utf8() const {
  return invalid_ == 0 || invalid_ * 1000 <= valid_ || (invalid_ == 1 && valid_ >= 20);
}

EncodingGuess guess_encoding(std::string_view sample, bool is_whole) {
  if (const auto guess = by_mark(sample)) return *guess;
  if (const auto guess = by_nuls(sample)) return *guess;
  if (const auto guess = by_escapes(sample)) return *guess;
  Utf8Tally tally;
  tally.add(sample);
  if (is_whole) tally.end();
  if (tally.is_utf8()) return utf8_guess(tally);
  std::string lines;
  keep_foreign_lines(sample, lines);
  return guess_legacy_encoding(lines);
}

Result<EncodingGuess> guess_encoding(const base::ByteSource& source) {
  std::string piece(1024 * 1024, '\0');
  std::string lines;
  Utf8Tally tally;
  bool is_escaped = true;
  for (std::uint64_t offset = 0;;) {
    INLET_ASSIGN(const std::size_t count, source.read_at(offset, std::span(piece)));
    const std::string_view text(piece.data(), count);
    if (offset == 0) {
      // What these say for the beginning holds for the file.
      if (const auto guess = by_mark(text)) return *guess;
      if (const auto guess = by_nuls(text.substr(0, kLegacySampleBytes))) return *guess;
      is_escaped = text.find('\x1B') != std::string_view::npos;
    }
    if (is_escaped) {
      if (auto guess = by_escapes(text)) return *guess;
    }
    const std::uint64_t invalid_before = tally.invalid();
    tally.add(text);
    if (tally.invalid() > invalid_before) keep_foreign_lines(text, lines);
    offset += count;
    if (count < piece.size()) break;
  }
  tally.end();
  return tally.is_utf8() ? utf8_guess(tally) : guess_legacy_encoding(lines);
}

}  // namespace inlet::tables
