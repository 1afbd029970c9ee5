// SPDX-License-Identifier: Apache-2.0
//
// What is known before the first row: which column goes to which slot, with which converter, and what fills a blank.
#include <algorithm>
#include <utility>

#include "base/errors/check.h"
#include "base/text/fold.h"
#include "engine/pipeline/row_conversion.h"
#include "imports/mapping/row_default.h"

namespace inlet::engine {
namespace {

using leads::Value;
using leads::ValueKind;

Value kept(leads::TextArena& arena, Value value) {
  if (!value.is_text()) return value;
  return Value::of_text(value.kind, arena.keep(value.text()));
}

}  // namespace

Result<std::unique_ptr<RowConversion>> RowConversion::create(const RunPlan& plan, const leads::UserDirectory& users,
                                                             const RowFixes& fixes) {
  std::unique_ptr<RowConversion> conversion(new RowConversion());
  conversion->plan_ = &plan;
  conversion->fixes_ = &fixes;
  INLET_TRY(conversion->bind(plan, users));
  return conversion;
}

std::optional<std::uint32_t> RowConversion::slot_of(std::string_view key) const {
  for (std::uint32_t slot = 0; slot < fields_.size(); ++slot) {
    if (fields_[slot]->key == key) return slot;
  }
  return std::nullopt;
}

std::uint32_t RowConversion::add_slot(const leads::Field& field) {
  if (const auto slot = slot_of(field.key)) return *slot;
  fields_.push_back(&field);
  mapped_.push_back(false);
  return static_cast<std::uint32_t>(fields_.size() - 1);
}

Result<void> RowConversion::bind(const RunPlan& plan, const leads::UserDirectory& users) {
  const auto field_named = [&](std::string_view key) -> const leads::Field* {
    const auto place = std::ranges::find(plan.fields, key, &leads::Field::key);
    return place == plan.fields.end() ? nullptr : &*place;
  };
  header_width_ = static_cast<std::uint32_t>(plan.column_names.size());
  for (std::uint32_t column = 0; plan.profile.is_failed_records_file && column < header_width_; ++column) {
    if (plan.column_names[column] == "_Rest") rest_column_ = column;
    if (plan.column_names[column] == "_Error codes") codes_column_ = column;
  }

  for (const imports::Binding& binding : plan.bindings) {
    const leads::Field* field = field_named(binding.field);
    INLET_CHECK(field != nullptr);
    BoundColumn bound;
    bound.column = binding.column;
    bound.field = field;
    bound.options = &binding.options;
    bound.is_country = field->key == "country";
    for (const std::string& token : binding.options.blank_tokens) bound.blank_tokens.push_back(base::fold_text(token));
    if (field->import_only) {
      first_name_slot_ = add_slot(*field_named("first_name"));
      last_name_slot_ = add_slot(*field_named("last_name"));
      mapped_[*first_name_slot_] = mapped_[*last_name_slot_] = true;
      first_name_converter_ = leads::make_converter(*field_named("first_name"), {}, plan.settings, users);
      last_name_converter_ = leads::make_converter(*field_named("last_name"), {}, plan.settings, users);
    } else {
      bound.slot = add_slot(*field);
      mapped_[bound.slot] = true;
      bound.converter = leads::make_converter(*field, binding.options, plan.settings, users);
    }
    columns_.push_back(std::move(bound));
  }
  std::ranges::stable_partition(columns_, [](const BoundColumn& bound) { return bound.is_country; });

  if (const leads::Field* mobile = field_named("mobile"); mobile != nullptr && slot_of("phone")) {
    mobile_slot_ = add_slot(*mobile);
    mobile_converter_ = leads::make_converter(*mobile, {}, plan.settings, users);
  }

  // What a create fills in needs its place too, whether it is mapped or not.
  for (const leads::Field& field : plan.fields) {
    const bool has_default = field.default_value.has_value() || plan.defaults.contains(field.key);
    if (!field.import_only && (has_default || leads::is_filled_on_create(field.key))) add_slot(field);
  }
  INLET_TRY(bind_defaults(plan, users));
  for (const leads::Criterion& criterion : plan.criteria) {
    KeyFields key;
    key.criterion = &criterion;
    for (const std::string& name : criterion.fields) {
      const auto slot = slot_of(name);
      if (!slot) break;  // a field that the file lacks: no row has this key
      key.fields.push_back(fields_[*slot]);
      key.slots.push_back(*slot);
    }
    if (key.slots.size() == criterion.fields.size()) keys_.push_back(std::move(key));
  }
  title_slot_ = slot_of("title");
  for (const leads::Field& field : plan.fields) {
    if (field.required && !field.import_only && !slot_of(field.key)) required_without_slot_.push_back(&field);
  }
  return {};
}

Result<void> RowConversion::bind_defaults(const RunPlan& plan, const leads::UserDirectory& users) {
  leads::Conversion conversion(default_texts_);
  const auto converted = [&](const leads::Field& field, const std::string& text,
                             const leads::ConversionOptions& options) -> Result<Value> {
    if (base::is_blank(text)) return Value();
    conversion.clear();
    conversion.enter(leads::kNoColumn, field.key, text);
    const auto converter = leads::make_converter(field, options, plan.settings, users);
    const Value value = converter->convert({text, text, tables::CellKind::kText}, conversion);
    if (conversion.faults().empty()) return kept(default_texts_, value);
    const leads::Fault& fault = conversion.faults().front();
    return base::make_error(base::ErrorKind::kInvalidInput, fault.code, fault.arguments, "default of " + field.key);
  };

  given_.resize(fields_.size());
  defaults_.resize(fields_.size());
  for (BoundColumn& bound : columns_) {
    if (!bound.options->default_value || !bound.converter) continue;
    INLET_ASSIGN(bound.fallback, converted(*bound.field, *bound.options->default_value, *bound.options));
    given_[bound.slot] = bound.fallback;
  }
  for (std::uint32_t slot = 0; slot < fields_.size(); ++slot) {
    const leads::Field& field = *fields_[slot];
    const auto text = plan.defaults.find(field.key);
    const bool is_given = text != plan.defaults.end();
    if (const auto source = is_given ? imports::source_of_default(text->second) : std::string_view(); !source.empty()) {
      if (const auto from = slot_of(source)) {
        row_defaults_.push_back({slot, *from, fields_[*from]->type == leads::FieldType::kEmail,
                                 leads::make_converter(field, {}, plan.settings, users)});
      }
    } else if (is_given) {
      INLET_ASSIGN(given_[slot], converted(field, text->second, {}));
    }
    defaults_[slot] = given_[slot];
    if (defaults_[slot].is_none() && field.default_value) {
      INLET_ASSIGN(defaults_[slot], converted(field, *field.default_value, {}));
    }
    const bool is_own = field.key == "owner" && plan.actor.user != access::kCommandLineUser;
    if (defaults_[slot].is_none() && is_own) defaults_[slot] = Value::of_number(ValueKind::kUser, plan.actor.user);
  }
  return {};
}

}  // namespace inlet::engine
