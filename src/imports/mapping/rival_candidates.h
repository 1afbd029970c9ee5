// SPDX-License-Identifier: Apache-2.0
//
// What columns of one file can't be together: a whole name and its parts, the parts of two addresses, a column that is an email
// address for want of a better one beside one that is. Candidates that lose are taken away before the columns compete for fields.
#pragma once

#include <vector>

#include "imports/mapping/mapping_suggestion_candidates.h"
#include "leads/fields/field_catalog.h"

namespace inlet::imports {

// `filled`: whether the column of that place has values.
void settle_rivals(std::vector<ColumnCandidates>& columns, const std::vector<bool>& filled,
                   const leads::FieldCatalog& catalog);

}  // namespace inlet::imports
