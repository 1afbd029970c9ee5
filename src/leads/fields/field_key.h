// SPDX-License-Identifier: Apache-2.0
//
// Keys of custom fields: cf_ and 1 to 40 small letters, digits and underscores. They are for ever: in the API, in files and as
// columns of the database.
#pragma once

#include <string>
#include <string_view>

#include "leads/fields/field_catalog.h"

namespace inlet::leads {

bool is_custom_key(std::string_view key);
// "Trade show, 2026" -> cf_trade_show_2026; a number behind it where another field has that key.
std::string key_for(std::string_view label, const FieldCatalog& catalog);

}  // namespace inlet::leads
