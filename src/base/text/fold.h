// SPDX-License-Identifier: Apache-2.0
//
// What is the same text for a person: the forms in which texts are compared (semantics 15, 26, 39) and what counts as
// blank (semantics 23). fold_text() decides stored match keys, so changing it needs a migration that builds them anew.
#pragma once

#include <string>
#include <string_view>

namespace inlet::base {

// White space of Unicode (NBSP included), zero-width characters and the marks of writing direction.
bool is_blank_character(char32_t code_point);

// Nothing, or nothing but blank characters.
bool is_blank(std::string_view text);

// Without the blank characters at both ends. A part of `text`, so it lives as long as that.
std::string_view trim(std::string_view text);

// NFKC, case-folded, blanks at the ends removed and those inside made one space each run. Accents stay. Idempotent.
std::string fold_text(std::string_view text);

// fold_text() without accents, spaces and the punctuation `_` `-` `.`: for headers and the labels of options. "E-Mail" and
// "email", "Straße" and "STRASSE", "Prénom" and "prenom" give the same.
std::string fold_loose(std::string_view text);

}  // namespace inlet::base
