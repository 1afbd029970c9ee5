// SPDX-License-Identifier: Apache-2.0
//
// What must hold for a lead as a whole, once the cells of its row are values: required fields, what a create fills in.
// `values` stand in the order of `fields` throughout.
#pragma once

#include <span>
#include <string_view>

#include "leads/convert/conversion.h"
#include "leads/fields/field.h"
#include "leads/values/text_arena.h"
#include "leads/values/value.h"

namespace inlet::leads {

// Fields that every created lead has although neither file nor default gives them: title and owner (semantics 35). Stage and
// priority have defaults in the catalogue.
bool is_filled_on_create(std::string_view field_key);

struct MadeTitle {
  Value value;
  bool is_shortened = false;  // to what the field can hold
};

// "First Last, Company" as far as known; none when nothing of it is.
MadeTitle title_for(std::span<const Field* const> fields, std::span<const Value> values, TextArena& arena);

// MISSING_REQUIRED for each required field without a value. For a create: the row with its defaults; for an update: the lead
// as merged (semantics 24). `fields` must hold all required fields of the catalogue.
void check_required(std::span<const Field* const> fields, std::span<const Value> values, Conversion& conversion);

// BAD_CHARACTER for each text with a letter that could not be decoded (U+FFFD).
void warn_of_bad_characters(std::span<const Field* const> fields, std::span<const Value> values,
                            Conversion& conversion);

}  // namespace inlet::leads
