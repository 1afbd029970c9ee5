// SPDX-License-Identifier: Apache-2.0
//
// Cells of our own CSV files that a spreadsheet would take for a formula get a `'` in front (semantics 43). Guarding and
// taking it off again give back every text, character for character.
#pragma once

#include <string_view>

#include "tables/rows/row_block.h"

namespace inlet::tables {

bool needs_formula_guard(std::string_view text);

// The text without the guard, if it has one.
std::string_view without_formula_guard(std::string_view text);

void take_formula_guards_off(RowBlock& block);

}  // namespace inlet::tables
