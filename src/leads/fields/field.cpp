// SPDX-License-Identifier: Apache-2.0
#include "leads/fields/field.h"

#include <array>
#include <cstddef>

namespace inlet::leads {
namespace {

constexpr std::array<std::string_view, 15> kTypeNames = {
    "text",    "long_text", "email", "phone",     "url",      "integer",        "decimal", "money",
    "percent", "boolean",   "date",  "date_time", "picklist", "multi_picklist", "user",
};

}  // namespace

std::string_view name_of(FieldType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

std::optional<FieldType> field_type_named(std::string_view name) {
  for (std::size_t i = 0; i < kTypeNames.size(); ++i) {
    if (kTypeNames[i] == name) return static_cast<FieldType>(i);
  }
  return std::nullopt;
}

}  // namespace inlet::leads
