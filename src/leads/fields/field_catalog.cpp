// SPDX-License-Identifier: Apache-2.0
#include "leads/fields/field_catalog.h"

#include <limits>
#include <unordered_set>
#include <utility>

namespace inlet::leads {
namespace {

constexpr std::size_t kMaxKeyLength = 60;

bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// Columns that every lead has and no field may take.
bool is_system_column(std::string_view key) {
  for (const std::string_view name : {"id", "created_at", "updated_at", "created_by", "updated_by", "version",
                                      "import_job_id", "import_row", "external_system", "trashed_at"}) {
    if (key == name) return true;
  }
  return false;
}

bool is_key(std::string_view key) {
  if (key.empty() || key.size() > kMaxKeyLength || !is_lower(key.front())) return false;
  for (const char letter : key) {
    if (!is_lower(letter) && !is_digit(letter) && letter != '_') return false;
  }
  return !is_system_column(key);
}

bool is_option_id(std::string_view id) {
  if (id.size() == 2 && is_upper(id[0]) && is_upper(id[1])) return true;  // a country
  if (id.empty() || id.size() > kMaxKeyLength) return false;
  for (const char letter : id) {
    if (!is_lower(letter) && !is_digit(letter) && letter != '_') return false;
  }
  return true;
}

base::Error bad(std::string what, std::string value, std::string remedy) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                          {std::move(what), std::move(value), std::move(remedy)});
}

bool has_options(FieldType type) { return type == FieldType::kPicklist || type == FieldType::kMultiPicklist; }

Result<void> check_field(const Field& field) {
  if (!is_key(field.key) || field.custom != field.key.starts_with("cf_")) {
    return bad("Key of a field", field.key,
               "Use small letters, digits and _, at most 60; keys of custom fields begin with cf_.");
  }
  if (field.label.empty()) return bad("Name of " + field.key, "", "Write the name that people read.");
  if (!field.options.empty() && !has_options(field.type)) {
    return bad("Options of " + field.label, field.options.front().label, "Only picklists have options.");
  }
  std::unordered_set<std::string_view> ids;
  for (const FieldOption& option : field.options) {
    if (!is_option_id(option.id) || !ids.insert(option.id).second) {
      return bad("Option of " + field.label, option.id, "Use small letters, digits and _, and each id once.");
    }
    if (option.label.empty()) return bad("Option of " + field.label, option.id, "Write the name that people read.");
  }
  return {};
}

}  // namespace

Result<FieldCatalog> FieldCatalog::create(std::vector<Field> fields, CatalogVersion version) {
  if (fields.size() >= std::numeric_limits<FieldIndex>::max()) {
    return bad("Number of fields", std::to_string(fields.size()), "Remove fields that are not needed.");
  }
  FieldCatalog catalog;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    INLET_TRY(check_field(fields[i]));
    if (!catalog.by_key_.emplace(fields[i].key, static_cast<FieldIndex>(i)).second) {
      return bad("Key of a field", fields[i].key, "Use each key once.");
    }
  }
  catalog.fields_ = std::move(fields);
  catalog.version_ = version;
  return catalog;
}

const Field* FieldCatalog::find(std::string_view key) const {
  const auto index = index_of(key);
  return index ? &fields_[*index] : nullptr;
}

std::optional<FieldIndex> FieldCatalog::index_of(std::string_view key) const {
  const auto found = by_key_.find(std::string(key));
  if (found == by_key_.end()) return std::nullopt;
  return found->second;
}

}  // namespace inlet::leads
