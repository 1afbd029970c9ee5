// SPDX-License-Identifier: Apache-2.0
//
// Names with a typing error in them.
#pragma once

#include <string_view>
#include <vector>

#include "imports/mapping/header_matcher.h"

namespace inlet::imports {

// The known names at most a typing error or two away; empty where that is doubtful. Only for names that are not understood.
std::vector<Reading> read_misspelt_header(std::string_view name);

}  // namespace inlet::imports
