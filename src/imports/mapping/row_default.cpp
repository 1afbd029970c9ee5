// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/row_default.h"

#include <algorithm>

namespace inlet::imports {
namespace {

bool is_key_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
}

bool is_source(leads::FieldType type) {
  using enum leads::FieldType;
  return type == kText || type == kLongText || type == kEmail || type == kPhone || type == kUrl;
}

bool takes_text(leads::FieldType type) {
  return type == leads::FieldType::kText || type == leads::FieldType::kLongText;
}

}  // namespace

std::string_view source_of_default(std::string_view text) {
  if (text.size() < 3 || text.front() != '{' || text.back() != '}') return {};
  const std::string_view key = text.substr(1, text.size() - 2);
  return std::ranges::all_of(key, is_key_letter) ? key : std::string_view();
}

Result<void> check_default(const leads::FieldCatalog& catalog, const std::string& key, const std::string& text) {
  const leads::Field* field = catalog.find(key);
  if (field == nullptr || field->hidden)
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {key});
  const std::string_view named = source_of_default(text);
  if (named.empty()) return {};
  const leads::Field* source = catalog.find(named);
  if (source == nullptr || source->hidden)
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {std::string(named)});
  if (source != field && !source->import_only && is_source(source->type) && takes_text(field->type)) return {};
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest,
                          {"The default of " + field->label + " can't come from " + source->label + "."});
}

std::vector<std::string> defaulted_fields(const std::map<std::string, std::string>& defaults, const Mapping& mapping) {
  std::vector<std::string> keys;
  for (const auto& [key, text] : defaults) {
    const std::string_view source = source_of_default(text);
    const bool is_part_of_name = source == "first_name" && mapping.maps("full_name");
    if (source.empty() || mapping.maps(source) || is_part_of_name) keys.push_back(key);
  }
  return keys;
}

}  // namespace inlet::imports
