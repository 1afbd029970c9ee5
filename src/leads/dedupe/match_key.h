// SPDX-License-Identifier: Apache-2.0
//
// Reduces what identifies a lead to keys that can be compared: "Ann@Example.com " and "ann@example.com" give the same key.
// Keys are stored; changing a rule needs a migration.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "leads/fields/field_catalog.h"
#include "leads/values/value.h"

namespace inlet::leads {

using CriterionId = std::int64_t;
using LeadId = std::int64_t;

// A set of fields that must all be filled and equal after normalisation (semantics 14, 15).
struct Criterion {
  CriterionId id = 0;
  std::vector<std::string> fields;
  bool unique = false;  // a field's own uniqueness, not a way to find duplicates
  bool ignore_gmail_dots = false;
  friend bool operator==(const Criterion&, const Criterion&) = default;
};

using KeyHash = std::array<std::uint8_t, 16>;

struct MatchKey {
  CriterionId criterion = 0;
  KeyHash hash{};
  friend auto operator<=>(const MatchKey&, const MatchKey&) = default;
};

// Appends the compared form of a value to `text` (reused); false where it is blank.
bool append_compared_form(const Field& field, const Value& value, bool ignore_gmail_dots, std::string& text);

// No key when one of the fields is blank. `values` are those of `fields`, in that order; `scratch` is reused memory.
std::optional<MatchKey> match_key(const Criterion& criterion, std::span<const Field* const> fields,
                                  std::span<const Value> values, std::string& scratch);

}  // namespace inlet::leads
