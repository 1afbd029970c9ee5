// SPDX-License-Identifier: Apache-2.0
//
// Words that all files share for the options of a picklist: countries, states and provinces, yes and no (semantics 26). A
// list counts as one of countries or states when most of its options are.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "leads/fields/field.h"

namespace inlet::leads {

// The texts live for ever.
struct OptionSynonym {
  std::string_view text;    // as people write it
  std::string_view folded;  // by base::fold_loose
  std::size_t option = 0;   // place in the field's options
};

std::vector<OptionSynonym> shared_synonyms(const Field& field);

}  // namespace inlet::leads
