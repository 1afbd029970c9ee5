// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/lead_input.h"

#include <algorithm>
#include <set>

#include "base/clock/iso_time.h"
#include "base/text/fold.h"
#include "leads/values/value_range.h"
#include "leads/values/value_text.h"

namespace inlet::engine {
namespace {

using base::Code;
using leads::Field;
using leads::FieldType;
using leads::Value;
using leads::ValueKind;

std::string_view text_of(const base::JsonValue& json) {
  const auto* text = json.if_string();
  return text == nullptr ? std::string_view() : std::string_view(text->data(), text->size());
}

const leads::FieldOption* find_option(const Field& field, std::string_view id) {
  const auto found = std::ranges::find(field.options, id, &leads::FieldOption::id);
  return found == field.options.end() ? nullptr : &*found;
}

std::string first_label(const Field& field) {
  return field.options.empty() ? std::string() : field.options.front().label;
}

}  // namespace

leads::Value LeadInput::refuse(const Field& field, Code code, std::vector<std::string> arguments) {
  conversion_.enter(leads::kNoColumn, field.key, "");
  conversion_.report(code, std::move(arguments));
  return {};
}

Result<void> LeadInput::read(const base::JsonObject& values) {
  for (const auto& member : values) {
    const std::string key(member.key());
    const Field* field = catalog_.find(key);
    if (field == nullptr || field->hidden || field->import_only) {
      Field unknown;
      unknown.key = key;
      refuse(unknown, Code::kNoSuchField, {key});
      continue;
    }
    if (actor_.field(key) != access::FieldAccess::kEditable) {
      refuse(*field, Code::kNoPermissionField, {field->label});
      continue;
    }
    INLET_ASSIGN(const Value value, value_of(*field, member.value()));
    const bool fits = leads::ValueRange::of(*field).holds(value);
    values_[key] =
        fits ? value : refuse(*field, Code::kNumberOutOfRange, {leads::text_of(*field, value), field->label});
  }
  return {};
}

Result<leads::Value> LeadInput::value_of(const Field& field, const base::JsonValue& json) {
  if (json.is_null()) return Value();
  switch (field.type) {
    case FieldType::kInteger:
      if (json.is_int64()) return Value::of_number(ValueKind::kInteger, json.as_int64());
      return refuse(field, Code::kInvalidValue, {field.label});
    case FieldType::kBoolean:
      if (json.is_bool()) return Value::of_number(ValueKind::kBoolean, json.as_bool() ? 1 : 0);
      return refuse(field, Code::kInvalidValue, {field.label});
    case FieldType::kMoney: return money(field, json);
    case FieldType::kPicklist: return option(field, json);
    case FieldType::kMultiPicklist: return options(field, json);
    case FieldType::kUser: return user(field, json);
    case FieldType::kDecimal:
    case FieldType::kPercent:
    case FieldType::kDate:
    case FieldType::kDateTime: return exact_text(field, json);
    case FieldType::kText:
    case FieldType::kLongText:
    case FieldType::kEmail:
    case FieldType::kPhone:
    case FieldType::kUrl: return typed_text(field, json);
  }
  return Value();
}

leads::Value LeadInput::typed_text(const Field& field, const base::JsonValue& json) {
  if (!json.is_string()) return refuse(field, Code::kInvalidValue, {field.label});
  const std::string_view text = arena_.keep(text_of(json));
  if (base::is_blank(text)) return {};
  tables::Cell cell;
  cell.text = text;
  cell.shown = text;
  conversion_.enter(leads::kNoColumn, field.key, text);
  const auto converter = leads::make_converter(field, {}, settings_.organisation, users_);
  const Value value = converter->convert(cell, conversion_);
  // The converter's memory may end with it.
  return value.is_text() ? Value::of_text(value.kind, arena_.keep(value.text())) : value;
}

leads::Value LeadInput::exact_text(const Field& field, const base::JsonValue& json) {
  const bool is_date = field.type == FieldType::kDate || field.type == FieldType::kDateTime;
  const std::string_view text = text_of(json);
  if (!json.is_string()) return refuse(field, is_date ? Code::kInvalidDate : Code::kInvalidNumber, {"?"});
  if (text.empty()) return {};
  if (field.type == FieldType::kDateTime) {
    const auto time = base::parse_iso_time(text);
    if (time) return Value::of_number(ValueKind::kDateTime, time->time_since_epoch().count());
  } else if (const auto value = leads::value_from_text(field, text, settings_.organisation.currency, arena_)) {
    return *value;
  }
  return refuse(field, is_date ? Code::kInvalidDate : Code::kInvalidNumber, {std::string(text)});
}

leads::Value LeadInput::money(const Field& field, const base::JsonValue& json) {
  const auto* object = json.if_object();
  const base::JsonValue* amount = object == nullptr ? nullptr : object->if_contains("amount");
  const base::JsonValue* currency = object == nullptr ? nullptr : object->if_contains("currency");
  if (amount == nullptr || !amount->is_string() || (currency != nullptr && !currency->is_string()) ||
      object->size() != (currency == nullptr ? 1U : 2U)) {
    return refuse(field, Code::kInvalidValue, {field.label});
  }
  const std::string unit(currency == nullptr ? std::string_view(settings_.organisation.currency) : text_of(*currency));
  const std::string text = std::string(text_of(*amount)) + " " + unit;
  const auto value = leads::value_from_text(field, text, settings_.organisation.currency, arena_);
  return value ? *value : refuse(field, Code::kInvalidNumber, {text});
}

leads::Value LeadInput::option(const Field& field, const base::JsonValue& json) {
  const std::string_view id = text_of(json);
  if (json.is_string() && id.empty()) return {};
  const leads::FieldOption* found = find_option(field, id);
  if (found == nullptr) return refuse(field, Code::kInvalidOption, {std::string(id), field.label, first_label(field)});
  return Value::of_text(ValueKind::kOption, arena_.keep(found->id));
}

Result<leads::Value> LeadInput::options(const Field& field, const base::JsonValue& json) {
  if (!json.is_array()) return refuse(field, Code::kInvalidValue, {field.label});
  std::set<std::string> ids;
  for (const base::JsonValue& item : json.as_array()) {
    const std::string text(text_of(item));
    if (find_option(field, text) != nullptr) {
      ids.insert(text);
    } else if (field.open_options && !base::is_blank(text)) {
      INLET_ASSIGN(std::string id, transaction_.catalog().add_option(field.key, text));
      ids.insert(std::move(id));
    } else {
      return refuse(field, Code::kInvalidOption, {text, field.label, first_label(field)});
    }
  }
  if (ids.empty()) return Value();
  std::string joined;
  for (const std::string& id : ids) joined += (joined.empty() ? "" : std::string(1, leads::kOptionSeparator)) + id;
  return Value::of_text(ValueKind::kOptions, arena_.keep(joined));
}

Result<leads::Value> LeadInput::user(const Field& field, const base::JsonValue& json) {
  if (!json.is_int64()) return refuse(field, Code::kInvalidValue, {field.label});
  INLET_ASSIGN(const auto found, transaction_.users().find(json.as_int64()));
  if (!found || !found->active) return refuse(field, Code::kOwnerNotFound, {std::to_string(json.as_int64())});
  return Value::of_number(ValueKind::kUser, found->id);
}

}  // namespace inlet::engine
