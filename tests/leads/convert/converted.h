// SPDX-License-Identifier: Apache-2.0
//
// What a cell becomes, as one text: its value ("2024-05-31"), or the code of its fault ("INVALID_DATE"); warnings follow behind
// ("a@b.se !LIKELY_TYPO").
#pragma once

#include <string>
#include <string_view>

#include "leads/convert/converter.h"
#include "leads/values/value_text.h"

namespace inlet::leads {

// Ann and Bo, and two people called Kim.
class FewUsers final : public UserDirectory {
 public:
  Result<std::int64_t> find(std::string_view name) const override {
    if (name == "ann@example.com" || name == "Ann Lee") return 1;
    if (name == "bo@example.com") return 2;
    const bool is_kim = name == "Kim";
    return base::make_error(is_kim ? base::ErrorKind::kConflict : base::ErrorKind::kNotFound,
                            is_kim ? base::Code::kAmbiguousOwner : base::Code::kOwnerNotFound);
  }
};

inline Field field_of(FieldType type, std::string key = "cf_field") {
  Field field;
  field.key = std::move(key);
  field.label = "Field";
  field.type = type;
  return field;
}

inline std::string converted(const Field& field, const tables::Cell& cell, const ConversionOptions& options = {},
                             const OrganisationSettings& settings = {}) {
  static const FewUsers users;
  TextArena arena;
  Conversion conversion(arena);
  conversion.enter(0, field.key, cell.text);
  const Value value = make_converter(field, options, settings, users)->convert(cell, conversion);
  std::string text = value.is_clear() ? "(clear)" : text_with_currency(field, value);
  for (const Fault& fault : conversion.faults()) text += base::name_of(fault.code);
  for (const Fault& warning : conversion.warnings()) text += " !" + std::string(base::name_of(warning.code));
  return text;
}

inline std::string converted(const Field& field, std::string_view text, const ConversionOptions& options = {},
                             const OrganisationSettings& settings = {}) {
  return converted(field, tables::Cell{text, text, tables::CellKind::kText}, options, settings);
}

}  // namespace inlet::leads
