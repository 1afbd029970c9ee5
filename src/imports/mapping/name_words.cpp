// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/name_words.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/text/fold.h"
#include "base/text/utf8.h"

namespace inlet::imports {
namespace {

enum class Kind : std::uint8_t { kNone, kLower, kUpper, kDigit, kOther };

Kind kind_of(char32_t c) {
  if (c >= 'a' && c <= 'z') return Kind::kLower;
  if (c >= 'A' && c <= 'Z') return Kind::kUpper;
  return c >= '0' && c <= '9' ? Kind::kDigit : Kind::kOther;
}

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t N>
bool is_in(const Range (&ranges)[N], char32_t c) {
  return std::ranges::any_of(ranges, [&](const Range& range) { return c >= range.first && c <= range.last; });
}

// Beyond ASCII: punctuation, signs, arrows, emoji, private use. All else is of letters.
constexpr Range kSigns[] = {{0x80, 0xA9},      {0xAB, 0xB0},
                            {0xB4, 0xB4},      {0xB7, 0xB7},
                            {0xBB, 0xBB},      {0xBF, 0xBF},
                            {0xD7, 0xD7},      {0xF7, 0xF7},
                            {0x02BC, 0x02BC},  {0x05F3, 0x05F4},
                            {0x060C, 0x060C},  {0x061F, 0x061F},
                            {0x2000, 0x2BFF},  {0x3000, 0x3004},
                            {0x3008, 0x3011},  {0x30FB, 0x30FB},
                            {0xE000, 0xF8FF},  {0xFE00, 0xFE0F},
                            {0xFEFF, 0xFEFF},  {0xFF00, 0xFF0F},
                            {0xFF1A, 0xFF20},  {base::kReplacement, base::kReplacement},
                            {0x1F000, 0x1FAFF}};

// Scripts that write without spaces: Thai, Han and kana, Hangul.
constexpr Range kUnspaced[] = {
    {0x0E00, 0x0E7F}, {0x3005, 0x9FFF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF}};

bool is_of_a_word(char32_t c) {
  if (c < 0x80) return kind_of(c) != Kind::kOther;
  return !is_in(kSigns, c) && !base::is_blank_character(c);
}

bool is_a_word(char32_t c) { return is_in(kUnspaced, c); }

}  // namespace

std::vector<std::string> split_words(std::string_view name) {
  std::vector<std::string> pieces;
  std::string piece;
  Kind last = Kind::kNone;
  const auto flush = [&] {
    if (!piece.empty()) pieces.push_back(std::move(piece));
    piece.clear();
    last = Kind::kNone;
  };
  const std::u32string text = base::to_code_points(name);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (!is_of_a_word(c)) {
      flush();
      continue;
    }
    if (is_a_word(c)) {
      flush();
      base::append_utf8(piece, c);
      flush();
      continue;
    }
    const Kind kind = kind_of(c);
    const bool next_lower = i + 1 < text.size() && kind_of(text[i + 1]) == Kind::kLower;
    const bool border = (kind == Kind::kDigit) != (last == Kind::kDigit) ||
                        (last == Kind::kLower && kind == Kind::kUpper) ||
                        (last == Kind::kUpper && kind == Kind::kUpper && next_lower);
    if (last != Kind::kNone && border) flush();
    base::append_utf8(piece, c);
    last = kind;
  }
  flush();
  std::vector<std::string> words;
  for (const std::string& raw : pieces) {
    if (std::string word = base::fold_loose(raw); !word.empty()) words.push_back(std::move(word));
  }
  return words;
}

std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string joined;
  for (std::size_t i = begin; i < end; ++i) joined += words[i];
  return joined;
}

std::string spaced(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    // Only words of letters that need a space have one: "first name", "電話番号".
    if (!text.empty() && static_cast<unsigned char>(words[i][0]) < 0xE0) text += ' ';
    text += words[i];
  }
  return text;
}

}  // namespace inlet::imports
