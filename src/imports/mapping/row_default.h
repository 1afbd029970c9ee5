// SPDX-License-Identifier: Apache-2.0
//
// "{company}" as the default of a field: in each row the value of that other field; of an email the part before the @.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "imports/mapping/mapping.h"
#include "leads/fields/field_catalog.h"

namespace inlet::imports {

// The key between the braces; empty where the default is a text like any other.
std::string_view source_of_default(std::string_view text);

// Refuses a default for a field that nobody has, one from a field that nobody has (NO_SUCH_FIELD), and one where either is no text.
Result<void> check_default(const leads::FieldCatalog& catalog, const std::string& key, const std::string& text);

// The fields that have a default, without those whose default comes from a field that the file has no column for.
std::vector<std::string> defaulted_fields(const std::map<std::string, std::string>& defaults, const Mapping& mapping);

}  // namespace inlet::imports
