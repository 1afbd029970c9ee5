// SPDX-License-Identifier: Apache-2.0
//
// Takes a whole name apart: "Lee, Ann", "Ann Lee", "Dr. Ludwig van Beethoven jun.".
#pragma once

#include <string_view>

#include "leads/values/text_arena.h"

namespace inlet::leads {

struct FullName {
  std::string_view first;
  std::string_view last;  // with particles and suffixes; a single word is the last name
};

// Honorifics (Mr, Frau, Dr.) are dropped. Blank text gives blank parts. The parts are views of `text` or live in `arena`.
FullName split_full_name(std::string_view text, TextArena& arena);

}  // namespace inlet::leads
