// SPDX-License-Identifier: Apache-2.0
//
// The errors of a step by code and column, as the ledger counts them: rows, not errors, each group with its first error.
#pragma once

#include <span>
#include <vector>

#include "imports/ledger/import_ledger.h"

namespace inlet::store {

// `errors`: in the order of their records.
std::vector<imports::ErrorGroup> groups_of(std::span<const imports::RowError> errors);

}  // namespace inlet::store
