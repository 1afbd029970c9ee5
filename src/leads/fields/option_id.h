// SPDX-License-Identifier: Apache-2.0
//
// The stable id of a new option. Whoever meets a label first, a person or one of the threads of an import, comes to the same
// id, so nobody has to ask the database before a lead holds it.
#pragma once

#include <string>
#include <string_view>

#include "leads/fields/field.h"

namespace inlet::leads {

// The same for labels that differ in case, spaces and accents only, and not that of any other option of the field.
std::string option_id_for(const Field& field, std::string_view label);

}  // namespace inlet::leads
