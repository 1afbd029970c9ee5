// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/mapping.h"

#include <algorithm>
#include <map>

namespace inlet::imports {
namespace {

using base::Code;
using base::ErrorKind;

bool joins_texts(const leads::Field& field, const Binding& a, const Binding& b) {
  const bool is_text = field.type == leads::FieldType::kText || field.type == leads::FieldType::kLongText;
  return is_text && !field.import_only && a.options.join && b.options.join;
}

bool is_second_part(const Binding& binding) {
  return !binding.options.split_at.empty() && binding.options.split_to.empty();
}

// Dates and numbers are read by a decision about their whole column, which half of one has not.
bool takes_second_part(leads::FieldType type) {
  using enum leads::FieldType;
  return type == kText || type == kLongText || type == kEmail || type == kPhone || type == kUrl || type == kPicklist ||
         type == kMultiPicklist;
}

std::string all_names(const tables::Header& header) {
  constexpr std::size_t kShown = 20;
  std::string names;
  for (std::size_t i = 0; i < header.columns.size() && i < kShown; ++i) {
    if (i > 0) names += ", ";
    names += header.columns[i].name;
  }
  if (header.columns.size() > kShown) names += " …";
  return names;
}

}  // namespace

std::vector<Binding> bindings_of(std::uint32_t column, const std::string& field,
                                 const leads::ConversionOptions& options) {
  std::vector<Binding> bindings{{column, field, options}};
  if (options.split_at.empty() || options.split_to.empty()) return bindings;
  leads::ConversionOptions second = options;
  second.split_to.clear();
  second.value_map.clear();
  second.default_value.reset();
  second.join = false;
  if (second.bad_value == leads::BadValue::kUseDefault) second.bad_value = leads::BadValue::kFailRow;
  bindings.push_back({column, options.split_to, std::move(second)});
  return bindings;
}

Result<Mapping> Mapping::create(const leads::FieldCatalog& catalog, const tables::Header& header,
                                std::vector<Binding> bindings) {
  if (bindings.empty()) return make_error(ErrorKind::kInvalidInput, Code::kNothingMapped);
  std::stable_sort(bindings.begin(), bindings.end(),
                   [](const Binding& a, const Binding& b) { return a.column < b.column; });
  std::map<std::string_view, const Binding*> by_field;
  for (std::size_t i = 0; i < bindings.size(); ++i) {
    const Binding& binding = bindings[i];
    if (binding.column >= header.columns.size()) {
      return make_error(ErrorKind::kInvalidInput, Code::kNoSuchColumn,
                        {"Column " + tables::column_letters(binding.column), all_names(header)});
    }
    const std::string& name = header.columns[binding.column].name;
    if (i > 0 && bindings[i - 1].column == binding.column && !is_second_part(binding)) {
      return make_error(ErrorKind::kInvalidInput, Code::kBadRequest, {"Column “" + name + "” goes to two fields."});
    }
    const leads::Field* field = catalog.find(binding.field);
    if (field == nullptr || field->hidden)
      return make_error(ErrorKind::kInvalidInput, Code::kNoSuchField, {binding.field});
    if (is_second_part(binding) && (field->import_only || !takes_second_part(field->type))) {
      return make_error(ErrorKind::kInvalidInput, Code::kBadRequest,
                        {"The second value of “" + name + "” can't go to " + field->label + "."});
    }
    const auto [first, is_new] = by_field.try_emplace(field->key, &binding);
    if (is_new || field->type == leads::FieldType::kMultiPicklist || joins_texts(*field, *first->second, binding))
      continue;
    return make_error(ErrorKind::kInvalidInput, Code::kFieldMappedTwice,
                      {field->label, header.columns[first->second->column].name, name});
  }
  return Mapping(std::move(bindings));
}

bool Mapping::maps(std::string_view field) const {
  return std::any_of(bindings_.begin(), bindings_.end(),
                     [&](const Binding& binding) { return binding.field == field; });
}

std::vector<std::string> unbound_required(const Mapping& mapping, const leads::FieldCatalog& catalog,
                                          std::span<const std::string> defaulted_fields) {
  const bool has_full_name = mapping.maps("full_name");
  std::vector<std::string> missing;
  for (const leads::Field& field : catalog.fields()) {
    if (!field.required || field.hidden || field.import_only || mapping.maps(field.key)) continue;
    if (field.default_value.has_value() && !field.default_value->empty()) continue;
    if (has_full_name && (field.key == "last_name" || field.key == "first_name")) continue;
    if (std::find(defaulted_fields.begin(), defaulted_fields.end(), field.key) != defaulted_fields.end()) continue;
    missing.push_back(field.key);
  }
  return missing;
}

}  // namespace inlet::imports
