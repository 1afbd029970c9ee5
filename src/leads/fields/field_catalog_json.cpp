// SPDX-License-Identifier: Apache-2.0
//
// The catalogue as stored and as the API gives it. Members that hold nothing are left out.
#include <cstddef>
#include <utility>

#include "base/json/json.h"
#include "leads/fields/field_catalog.h"

namespace inlet::leads {
namespace {

constexpr std::int64_t kMaxLength = 1 << 20;  // a cell can hold no more

base::JsonArray texts_of(const std::vector<std::string>& texts) {
  base::JsonArray made;
  for (const std::string& text : texts) made.emplace_back(text);
  return made;
}

base::JsonObject object_of(const FieldOption& option) {
  base::JsonObject made{{"id", option.id}, {"label", option.label}};
  if (!option.active) made["active"] = false;
  if (!option.synonyms.empty()) made["synonyms"] = texts_of(option.synonyms);
  return made;
}

base::JsonObject object_of(const Field& field) {
  base::JsonObject made{{"key", field.key}, {"label", field.label}, {"type", name_of(field.type)}};
  const auto flag = [&made](const char* name, bool value) {
    if (value) made[name] = true;
  };
  if (!field.help.empty()) made["help"] = field.help;
  flag("custom", field.custom);
  flag("import_only", field.import_only);
  flag("required", field.required);
  flag("unique", field.unique);
  flag("hidden", field.hidden);
  flag("open_options", field.open_options);
  if (field.max_length != 0) made["max_length"] = field.max_length;
  if (field.default_value) made["default"] = *field.default_value;
  if (!field.options.empty()) {
    base::JsonArray options;
    for (const FieldOption& option : field.options) options.push_back(object_of(option));
    made["options"] = std::move(options);
  }
  if (field.minimum) made["minimum"] = *field.minimum;
  if (field.maximum) made["maximum"] = *field.maximum;
  if (!field.aliases.empty()) made["aliases"] = texts_of(field.aliases);
  return made;
}

// Options of a catalogue can be many.
constexpr base::JsonLimits kLimits{std::size_t{16} << 20U, 32};

std::vector<std::pair<std::string_view, FieldType>> field_types() {
  std::vector<std::pair<std::string_view, FieldType>> types;
  for (int i = 0; i <= static_cast<int>(FieldType::kUser); ++i) {
    const auto type = static_cast<FieldType>(i);
    types.emplace_back(name_of(type), type);
  }
  return types;
}

FieldOption read_option(base::JsonReader& reader) {
  FieldOption option;
  option.id = reader.text("id");
  option.label = reader.text("label");
  option.active = reader.find_boolean("active").value_or(true);
  option.synonyms = reader.find_texts("synonyms").value_or(std::vector<std::string>());
  return option;
}

Field read_field(base::JsonReader& reader) {
  static const auto types = field_types();
  Field field;
  field.key = reader.text("key");
  field.label = reader.text("label");
  field.type = reader.choice<FieldType>("type", types);
  field.help = reader.find_text("help").value_or("");
  field.custom = reader.find_boolean("custom").value_or(false);
  field.import_only = reader.find_boolean("import_only").value_or(false);
  field.required = reader.find_boolean("required").value_or(false);
  field.unique = reader.find_boolean("unique").value_or(false);
  field.hidden = reader.find_boolean("hidden").value_or(false);
  field.open_options = reader.find_boolean("open_options").value_or(false);
  field.max_length = static_cast<std::uint32_t>(reader.find_integer("max_length", 0, kMaxLength).value_or(0));
  field.default_value = reader.find_text("default");
  reader.find_each("options", [&field](base::JsonReader& each) { field.options.push_back(read_option(each)); });
  field.minimum = reader.find_text("minimum");
  field.maximum = reader.find_text("maximum");
  field.aliases = reader.find_texts("aliases").value_or(std::vector<std::string>());
  return field;
}

}  // namespace

std::string to_json(const FieldCatalog& catalog) {
  base::JsonArray fields;
  for (const Field& field : catalog.fields()) fields.push_back(object_of(field));
  return base::write_json(base::JsonObject{{"version", catalog.version()}, {"fields", std::move(fields)}});
}

Result<FieldCatalog> field_catalog_from_json(std::string_view text) {
  INLET_ASSIGN(const base::JsonValue root, base::parse_json(text, kLimits));
  CatalogVersion version = 0;
  std::vector<Field> fields;
  INLET_TRY(base::read_json(root, [&](base::JsonReader& reader) {
    version = reader.integer("version");
    reader.each("fields", [&fields](base::JsonReader& each) { fields.push_back(read_field(each)); });
  }));
  return FieldCatalog::create(std::move(fields), version);
}

}  // namespace inlet::leads
