// SPDX-License-Identifier: Apache-2.0
//
// Text that was UTF-8, was read as Windows-1252 and written as UTF-8 again: "Ã©" for "é" (semantics 37).
#pragma once

#include <string_view>

namespace inlet::tables {

bool looks_garbled(std::string_view text);

}  // namespace inlet::tables
