// SPDX-License-Identifier: Apache-2.0
//
// The form in which nearly all writers put rows and cells:
//   <row r="2" spans="1:2"><c r="A2" s="1" t="s"><v>17</v></c><c r="B2" t="inlineStr"><is><t>text</t></is></c></row>
// read in one go, without a scanner. Inline, for they are called once a cell.
//
// Each function begins at `p`, gives the place behind what it read, and nullptr for any other form, which says nothing
// about whether that is right. At `end` stands a NUL.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace inlet::tables {

enum class CellType : std::uint8_t { kNumber, kShared, kInline, kFormulaText, kBoolean, kError, kIsoDate };

struct CellTag {
  std::uint32_t column = 0;
  std::uint64_t row = 0;  // 0: not said
  std::uint32_t style = 0;
  CellType type = CellType::kNumber;
};

struct RowTag {
  std::uint64_t number = 0;  // 0: not said
  bool is_hidden = false;
};

struct CellContent {
  static constexpr std::uint32_t kNoIndex = UINT32_MAX;

  std::string_view value;
  std::string_view inline_text;
  std::uint32_t index = kNoIndex;  // the value, where it is a plain number of at most nine digits
  bool has_formula = false;
  bool has_value = false;
  bool has_inline = false;
};

// The type of that name, kNumber for names that nobody gives.
inline CellType cell_type(std::string_view name) {
  if (name.size() == 1) {
    switch (name[0]) {
      case 's': return CellType::kShared;
      case 'b': return CellType::kBoolean;
      case 'e': return CellType::kError;
      case 'd': return CellType::kIsoDate;
      default: return CellType::kNumber;
    }
  }
  if (name == "str") return CellType::kFormulaText;
  return name == "inlineStr" ? CellType::kInline : CellType::kNumber;
}

namespace usual {

template <std::size_t N>
bool begins(const char* p, const char* end, const char (&text)[N]) {
  return end - p >= static_cast<std::ptrdiff_t>(N - 1) && std::memcmp(p, text, N - 1) == 0;
}

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

inline const char* read_number(const char* p, std::uint32_t& number) {
  constexpr std::ptrdiff_t kMostDigits = 9;
  const char* const first = p;
  std::uint32_t value = 0;
  while (is_digit(*p)) value = value * 10 + static_cast<std::uint32_t>(*p++ - '0');
  if (p == first || p - first > kMostDigits) return nullptr;
  number = value;
  return p;
}

// The column of a reference as AB17; its row is that of the row around it.
inline const char* read_column(const char* p, std::uint32_t& column) {
  constexpr std::ptrdiff_t kMostLetters = 3;
  const char* const first = p;
  std::uint32_t letters = 0;
  while (*p >= 'A' && *p <= 'Z') letters = letters * 26 + static_cast<std::uint32_t>(*p++ - 'A' + 1);
  if (p == first || p - first > kMostLetters || !is_digit(*p)) return nullptr;
  while (is_digit(*p)) ++p;
  column = letters - 1;
  return p;
}

inline const char* find_quote(const char* p, const char* end) {
  while (*p != '"' && p < end) ++p;
  return p == end ? nullptr : p;
}

inline const char* read_attributes(const char* p, const char* end, CellTag& tag) {
  while (*p == ' ') {
    if (end - p < 6 || p[2] != '=' || p[3] != '"') return nullptr;
    const char name = p[1];
    p += 4;
    if (name == 'r') {
      p = read_column(p, tag.column);
    } else if (name == 's') {
      p = read_number(p, tag.style);
    } else if (name == 't') {
      const char* const quote = find_quote(p, end);
      if (quote != nullptr) tag.type = cell_type({p, static_cast<std::size_t>(quote - p)});
      p = quote;
    } else {
      return nullptr;
    }
    if (p == nullptr || *p != '"') return nullptr;
    ++p;
  }
  return p;
}

template <std::size_t N>
const char* read_text(const char* p, const char* end, const char (&close)[N], std::string_view& text) {
  const char* const first = p;
  while (*p != '<' && *p != '&' && p < end) ++p;
  if (!begins(p, end, close)) return nullptr;
  text = {first, static_cast<std::size_t>(p - first)};
  return p + N - 1;
}

}  // namespace usual

// From <c to the cell's end. What `tag` holds for what is not said stays.
inline const char* read_usual_cell(const char* p, const char* end, CellTag& tag, CellContent& content) {
  if (!usual::begins(p, end, "<c ")) return nullptr;
  p = usual::read_attributes(p + 2, end, tag);
  if (p == nullptr) return nullptr;
  if (usual::begins(p, end, "><v>")) {
    p += 4;
    content.has_value = true;
    const char* const behind = usual::read_number(p, content.index);
    if (behind != nullptr && usual::begins(behind, end, "</v></c>")) {
      content.value = {p, static_cast<std::size_t>(behind - p)};
      return behind + 8;
    }
    content.index = CellContent::kNoIndex;
    return usual::read_text(p, end, "</v></c>", content.value);
  }
  if (usual::begins(p, end, "/>")) return p + 2;
  content.has_inline = true;
  if (usual::begins(p, end, "><is><t>")) return usual::read_text(p + 8, end, "</t></is></c>", content.inline_text);
  if (!usual::begins(p, end, "><is><t xml:space=\"preserve\">")) return nullptr;
  return usual::read_text(p + 29, end, "</t></is></c>", content.inline_text);
}

// The tag by which a row with cells begins.
inline const char* read_usual_row(const char* p, const char* end, RowTag& tag) {
  if (!usual::begins(p, end, "<row")) return nullptr;
  p += 4;
  while (*p == ' ') {
    const char* const name = ++p;
    while (*p != '=' && *p != ' ' && *p != '>' && *p != '/' && p < end) ++p;
    const std::string_view written(name, static_cast<std::size_t>(p - name));
    if (written.empty() || !usual::begins(p, end, "=\"")) return nullptr;
    const char* const value = p + 2;
    p = usual::find_quote(value, end);
    if (p == nullptr) return nullptr;
    if (written == "r") {
      std::uint32_t number = 0;
      if (usual::read_number(value, number) != p) return nullptr;
      tag.number = number;
    } else if (written.ends_with("hidden")) {
      if (written.size() != 6) return nullptr;
      const std::string_view said(value, static_cast<std::size_t>(p - value));
      tag.is_hidden = said == "1" || said == "true";
    }
    ++p;
  }
  return *p == '>' ? p + 1 : nullptr;
}

}  // namespace inlet::tables
