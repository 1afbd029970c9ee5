// SPDX-License-Identifier: Apache-2.0
//
// What a database of the present schema must have, read from the migrations themselves.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace inlet::store {

// Follows one migration after the other: names made by CREATE INDEX come in, those of DROP INDEX go.
void follow_indexes(std::string_view migration, std::set<std::string>& indexes);

}  // namespace inlet::store
