// SPDX-License-Identifier: Apache-2.0
//
// What a word beside a phrase does to it: "Billing City" is a city still, "Email Status" no email.
#pragma once

#include <string_view>

#include "imports/mapping/field_synonyms.h"

namespace inlet::imports {

// How much less sure a phrase is with this word beside it; 0: the word makes it something else.
double modifier_weight(std::string_view target, Modifier modifier);

}  // namespace inlet::imports
