// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/csv/formula_guard.h"

#include <algorithm>

namespace inlet::tables {
namespace {

bool starts_formula(char byte) {
  switch (byte) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
    case '\0': return true;
    default: return false;
  }
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// [+-][0-9][0-9 .,]*: phone numbers and amounts, which must stay readable for other programs.
bool is_signed_number(std::string_view text) {
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-') || !is_digit(text[1])) return false;
  return std::all_of(text.begin() + 2, text.end(),
                     [](char byte) { return is_digit(byte) || byte == ' ' || byte == '.' || byte == ','; });
}

}  // namespace

bool needs_formula_guard(std::string_view text) {
  if (text.empty()) return false;
  if (text[0] != '\'') return starts_formula(text[0]) && !is_signed_number(text);
  const std::size_t first = text.find_first_not_of('\'');
  return first != std::string_view::npos && starts_formula(text[first]);
}

std::string_view without_formula_guard(std::string_view text) {
  const bool is_guarded = !text.empty() && text[0] == '\'' && needs_formula_guard(text.substr(1));
  return is_guarded ? text.substr(1) : text;
}

void take_formula_guards_off(RowBlock& block) {
  for (CellPlace& place : block.cells) {
    const std::string_view text = block.cell_at(place).text;
    if (without_formula_guard(text).size() == text.size()) continue;
    ++place.offset;
    --place.length;
  }
}

}  // namespace inlet::tables
