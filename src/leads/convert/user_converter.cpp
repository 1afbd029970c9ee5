// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/user_converter.h"

#include <charconv>

#include "leads/convert/cell_text.h"

namespace inlet::leads {

UserConverter::UserConverter(const ConversionOptions& options, const UserDirectory& users) : users_(users) {
  for (const auto& [name, id] : options.value_map) {
    std::int64_t user = 0;
    const bool is_user = std::from_chars(id.data(), id.data() + id.size(), user).ec == std::errc();
    chosen_[base::fold_loose(name)] = is_user ? std::optional(user) : std::nullopt;
  }
}

Value UserConverter::convert(const tables::Cell& cell, Conversion& conversion) const {
  const std::string_view name = trim_fast(cell.text);
  if (!chosen_.empty()) {
    if (const auto found = chosen_.find(base::fold_loose(name)); found != chosen_.end()) {
      return found->second ? Value::of_number(ValueKind::kUser, *found->second) : Value();
    }
  }
  const auto user = users_.find(name);
  if (user) return Value::of_number(ValueKind::kUser, *user);
  const bool is_ambiguous = user.error().kind == base::ErrorKind::kConflict;
  conversion.report(is_ambiguous ? base::Code::kAmbiguousOwner : base::Code::kOwnerNotFound, {std::string(name)});
  return {};
}

}  // namespace inlet::leads
