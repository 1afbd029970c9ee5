// SPDX-License-Identifier: Apache-2.0
//
// What a column's texts become by the clean-ups that a person chose for it. Each gives nothing for a text that needs none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace inlet::leads {

// "GarcÃ­a", UTF-8 that was taken for Windows-1252, is "García" again.
std::optional<std::string> repaired_text(std::string_view text);
// "ANN LEE" and "ann lee" are "Ann Lee"; a text with capitals and small letters was written so on purpose.
std::optional<std::string> fixed_case(std::string_view text);
// "Ann   Lee" with spaces of any kind is "Ann Lee"; marks without width go. Lines stay lines.
std::optional<std::string> tidied_spaces(std::string_view text);

}  // namespace inlet::leads
